import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { firstPrev } from '#shared/domain/draw/ceremony-file.ts';
import { serialText } from '#shared/domain/draw/serial.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { schemeFindings } from '#shared/domain/schemes/findings.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { countDrawsOfYear, findLastDraw, insertDraw, insertDrawFile, insertFrozenSubject } from '#electron/store/draws.ts';
import { insertFrozenItems, listItemsById } from '#electron/store/items.ts';
import { findOffice } from '#electron/store/office.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { findScheme, freezeScheme, insertScheme, listSchemes, updateDraft, type StoredScheme } from '#electron/store/schemes.ts';
import { listFrameSubjects, type FrameSubject } from '#electron/store/subjects.ts';
import type { CommandContext, Handlers, JobContext } from './context.ts';
import { drawPeopleOf, workOf } from './draw-people.ts';
import { freezeFiles } from './freeze-files.ts';
import { factsOf, populationOf } from './scheme-facts.ts';

type Names = 'schemes.list' | 'schemes.get' | 'schemes.preview' | 'schemes.create' | 'schemes.save' | 'schemes.freeze';

const emptyDraft = (name: string): SchemeDraft => ({
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
  sameArea: false,
  startsOn: '',
  endsOn: '',
});

const today = (now: string): string => now.slice(0, 10);

const changedFields = (before: SchemeDraft, after: SchemeDraft): readonly string[] =>
  (Object.keys(after) as (keyof SchemeDraft)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));

const findingsOf = (db: ReadDb, draft: SchemeDraft, now: string) => schemeFindings(factsOf(db, draft, populationOf(db, draft), today(now)));

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
    const population = populationOf(db, draft);
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
        // One text for one town, so that subjects and inspectors of the same area meet however their lists wrote it.
        const places = placeBookOf(write.db);
        const subjects: FrameSubject[] = [];
        for (;;) {
          const part = listFrameSubjects(write.db, current.draft.filter, subjects.at(-1)?.code ?? '', freezeSlice);
          subjects.push(...part.map((subject) => ({ ...subject, town: places.valueOf('town', subject.town) })));
          yield { phase: 'freezing', done: subjects.length };
          if (part.length < freezeSlice) break;
        }
        const serial = writeFrozen(write, current, subjects);
        for (const [index, subject] of subjects.entries()) {
          insertFrozenSubject(write.db, serial, subject);
          if (index % 500 === 0) yield { phase: 'freezing', done: index, total: subjects.length };
        }
        return ok({ serial });
      }),
    );
  },
};

const freezeSlice = 2000;

type FreezeContext = Pick<
  CommandContext<{ id: string; serial: string; frame: string; plan: string; subjects: number }>,
  'db' | 'actor' | 'now' | 'seq' | 'newId' | 'note'
>;

/** Writes the event with its five files; from here nothing in them can change (DRAW-SPEC 3 step 1). */
const writeFrozen = (
  { db, actor, now, seq, newId, note }: FreezeContext,
  scheme: StoredScheme,
  subjects: readonly FrameSubject[],
): string => {
  const { draft } = scheme;
  const office = findOffice(db)?.code ?? '';
  const year = Number(now.slice(0, 4));
  const serial = serialText({ drill: false, office, year, number: countDrawsOfYear(db, `${office}-${year}-`) + 1 });
  const people = drawPeopleOf(db, workOf(draft, today(now)));
  const files = freezeFiles(nodeHash, {
    draft,
    subjects,
    items: listItemsById(db, draft.itemIds),
    inspectors: people.drawable.map((person) => ({ ...person, area: placeBookOf(db).valueOf('town', person.area) })),
    recusals: people.recusals,
  });
  const hashOf = (name: string): string => files.find((file) => file.name === name)?.sha256 ?? '';
  const stamp = { by: actor?.id ?? '', at: now, seq };
  const prev = findLastDraw(db)?.record ?? firstPrev;
  const strata = populationOf(db, draft).strata;
  const frame = hashOf('frame.tsv');
  const plan = hashOf('plan.tsv');
  freezeScheme(db, scheme.id, serial, stamp);
  insertDraw(
    db,
    { serial, id: newId(), office, schemeId: scheme.id, prev, frame, plan, subjects: subjects.length, strata, teamSize: draft.teamSize },
    stamp,
  );
  insertFrozenItems(db, serial, draft.itemIds);
  for (const file of files) insertDrawFile(db, serial, file);
  note({ id: scheme.id, serial, frame, plan, subjects: subjects.length });
  return serial;
};
