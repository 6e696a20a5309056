import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { schemeDraftSchema, type SchemeDraft } from '#shared/contract/schemes.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { schemeFindings } from '#shared/domain/schemes/findings.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listItemsById } from '#electron/store/items.ts';
import { findOffice } from '#electron/store/office.ts';
import { findScheme, insertScheme, listSchemes, updateDraft } from '#electron/store/schemes.ts';
import type { Handlers, JobContext } from './context.ts';
import { writeFrozenScheme } from './freeze-scheme.ts';
import { factsOf, populationOf } from './scheme-facts.ts';

type Names = 'schemes.list' | 'schemes.get' | 'schemes.preview' | 'schemes.create' | 'schemes.save' | 'schemes.freeze';

/** What is not named here starts with the default of its field. */
const emptyDraft = (name: string): SchemeDraft =>
  schemeDraftSchema.parse({
    name,
    filter: { statuses: ['active'] },
    itemIds: [],
    rates: [
      { stratum: 'A', ratePpm: 10_000, minimum: 0 },
      { stratum: 'B', ratePpm: 30_000, minimum: 0 },
      { stratum: 'C', ratePpm: 100_000, minimum: 0 },
      { stratum: 'D', ratePpm: 300_000, minimum: 0 },
    ],
    totalMinimum: 0,
    teamSize: 2,
    inspectorCap: 60,
    startsOn: '',
    endsOn: '',
  });

const today = (now: string): string => now.slice(0, 10);

const changedFields = (before: SchemeDraft, after: SchemeDraft): readonly string[] =>
  (Object.keys(after) as (keyof SchemeDraft)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));

const findingsOf = (db: ReadDb, draft: SchemeDraft, now: string) =>
  schemeFindings(factsOf(db, draft, populationOf(db, draft, today(now)), today(now)));

export const schemeHandlers: Handlers<Names> = {
  'schemes.list': ({ db }) =>
    ok(
      listSchemes(db).map(({ id, name, state, serial, drawn, entered, updatedAt }) => ({
        id,
        name,
        state,
        serial,
        drawn,
        entered,
        updatedAt,
      })),
    ),

  'schemes.get': ({ db }, { id }) => {
    const scheme = findScheme(db, id);
    return scheme ? ok(scheme) : fail('scheme.notFound', {});
  },

  'schemes.preview': ({ db, now }, { draft }) => {
    const population = populationOf(db, draft, today(now));
    const facts = factsOf(db, draft, population, today(now));
    const drawn = population.strata.reduce((total, stratum) => total + stratum.drawn, 0);
    return ok({
      population: population.population,
      excluded: population.excluded,
      strata: population.strata,
      drawn,
      inspectors: { eligible: facts.inspectors.length, visits: drawn * draft.teamSize },
      findings: schemeFindings(facts),
    });
  },

  'schemes.create': ({ db, actor, now, seq, newId, note }, { name }) => {
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    const id = newId();
    insertScheme(db, { id, office: office.code, draft: emptyDraft(name) }, { by: actor?.id ?? '', at: now, seq });
    note({ id, name });
    return ok({ id });
  },

  'schemes.save': ({ db, actor, now, seq, note }, { id, draft }) => {
    const scheme = findScheme(db, id);
    if (!scheme) return fail('scheme.notFound', {});
    if (scheme.state !== 'draft') return fail('scheme.frozen', { name: scheme.name });
    // What was chosen before may stay until it is taken off; nothing unpublished is chosen anew (国办发〔2024〕54号).
    const chosen = draft.itemIds.filter((itemId) => !scheme.draft.itemIds.includes(itemId));
    const unpublished = listItemsById(db, chosen).find(({ published }) => !published);
    if (unpublished) return fail('scheme.itemNotPublished', { item: itemTitle(unpublished) });
    updateDraft(db, id, draft, { by: actor?.id ?? '', at: now, seq });
    note({ id, name: draft.name, changed: changedFields(scheme.draft, draft) });
    return ok(null);
  },

  'schemes.freeze': ({ db, now, onProgress }: JobContext, { id }) => {
    onProgress({ phase: 'freezing', done: 0 });
    const scheme = findScheme(db, id);
    if (!scheme) return Promise.resolve(fail('scheme.notFound', {}));
    const findings = findingsOf(db, scheme.draft, now).filter(({ level }) => level === 'must').length;
    if (scheme.state === 'draft' && findings > 0) return Promise.resolve(fail('scheme.notReady', { findings }));
    return Promise.resolve(
      ok(function* (write) {
        const current = findScheme(write.db, id);
        if (!current) return fail('scheme.notFound', {});
        if (current.state !== 'draft') return fail('scheme.frozen', { name: current.name });
        const blocking = findingsOf(write.db, current.draft, write.now).filter(({ level }) => level === 'must').length;
        if (blocking > 0) return fail('scheme.notReady', { findings: blocking });
        const serial = yield* writeFrozenScheme(write, current);
        return ok({ serial });
      }),
    );
  },
};
