import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { schemeDraftSchema, type AcceptedFinding, type SchemeDraft } from '#shared/contract/schemes.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { copiedDraft } from '#shared/domain/schemes/draft-source.ts';
import { keepsList, withoutList } from '#shared/domain/schemes/handed-draft.ts';
import { freezeObstacles, reasonFor, schemeFindings, type SchemeFinding } from '#shared/domain/schemes/findings.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findDraw } from '#electron/store/draws.ts';
import { isFieldComputer } from '#electron/store/field-loans.ts';
import { listItemsById } from '#electron/store/items.ts';
import { findOffice } from '#electron/store/office.ts';
import { listNamed, listWaitingVisits } from '#electron/store/scheme-population.ts';
import { findScheme, insertScheme, listSchemes, updateDraft, type StoredScheme } from '#electron/store/schemes.ts';
import type { Handlers, JobContext } from './context.ts';
import { writeFrozenScheme } from './freeze-scheme.ts';
import { handedOrigin } from './handed-origin.ts';
import { planRowOfScheme } from './plan-of-scheme.ts';
import { viewOf } from './scheme-facts.ts';

type Names = 'schemes.list' | 'schemes.get' | 'schemes.preview' | 'schemes.waiting' | 'schemes.create' | 'schemes.save' | 'schemes.freeze';

/** What is not named here starts with the default of its field. */
export const emptyDraft = (name: string): SchemeDraft =>
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

/** What stands in the way of a freeze, else the findings that were accepted with a reason. */
const judge = (db: ReadDb, { id, draft }: StoredScheme, now: string) => {
  const findings = schemeFindings(viewOf(db, id, draft, today(now)).facts);
  const { musts, reasonsMissing } = freezeObstacles(findings, draft.reasons);
  if (musts > 0) return fail('scheme.notReady', { findings: musts });
  return reasonsMissing > 0 ? fail('scheme.reasonMissing', { findings: reasonsMissing }) : ok(acceptedOf(findings, draft));
};

const acceptedOf = (findings: readonly SchemeFinding[], { reasons }: SchemeDraft): AcceptedFinding[] =>
  findings
    .filter(({ asks }) => asks)
    .map((finding) => ({ code: finding.code, about: finding.about, facts: { ...finding.facts }, reason: reasonFor(finding, reasons) }));

export const schemeHandlers: Handlers<Names> = {
  'schemes.list': ({ db }) =>
    ok(
      listSchemes(db).map(({ id, name, state, serial, people, drawn, entered, updatedAt }) => ({
        id,
        name,
        state,
        serial,
        people,
        drawn,
        entered,
        updatedAt,
      })),
    ),

  'schemes.get': ({ db }, { id }) => {
    const scheme = findScheme(db, id);
    if (!scheme) return fail('scheme.notFound', {});
    return ok({
      ...scheme,
      accepted: (scheme.serial === null ? null : findDraw(db, scheme.serial))?.settings.accepted ?? [],
      planRow: planRowOfScheme(db, id),
      handed: handedOrigin(db, scheme.draft),
    });
  },

  'schemes.preview': ({ db, now }, { id = '', draft }) => {
    const { population, facts } = viewOf(db, id, draft, today(now));
    const { excluded, strata, visits, coverage } = population;
    const drawn = strata.reduce((total, stratum) => total + stratum.drawn, 0);
    return ok({
      population: population.population,
      excluded: excluded.status + excluded.cap + excluded.typed.reduce((total, { subjects }) => total + subjects, 0),
      exclusions: excluded,
      visitedThisYear: population.visitedThisYear,
      capReached: population.capReached,
      strata,
      drawn: visits,
      itemVisits: drawn,
      inspectors: { eligible: facts.inspectors.length, visits: visits * draft.teamSize },
      workdays: facts.days?.workdays ?? null,
      coverage,
      findings: schemeFindings(facts),
    });
  },

  'schemes.waiting': ({ db }, { draft, serial }) => {
    const codes = listItemsById(db, draft.itemIds).map(({ code }) => code);
    const waiting = listWaitingVisits(db, codes).filter((visit) => visit.serial === serial);
    return ok(
      listNamed(
        db,
        draft.filter,
        waiting.map(({ code }) => code),
      ).map(({ code }) => code),
    );
  },

  'schemes.create': ({ db, actor, now, seq, newId, note }, { name, copyOf }) => {
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    const source = copyOf === undefined ? null : findScheme(db, copyOf);
    if (copyOf !== undefined && !source) return fail('scheme.notFound', {});
    const id = newId();
    const draft = source
      ? copiedDraft(withoutList(source.draft, emptyDraft(name)), name)
      : { ...emptyDraft(name), people: office.role === 'city' ? ('counties' as const) : ('own' as const) };
    insertScheme(db, { id, office: office.code, draft }, { by: actor?.id ?? '', at: now, seq });
    note({ id, name, ...(copyOf === undefined ? {} : { copyOf }) });
    return ok({ id });
  },

  'schemes.save': ({ db, actor, now, seq, note }, { id, draft }) => {
    const scheme = findScheme(db, id);
    if (!scheme) return fail('scheme.notFound', {});
    if (scheme.state !== 'draft') return fail('scheme.frozen', { name: scheme.name });
    if (!keepsList(scheme.draft, draft)) return fail('scheme.listHanded', { name: scheme.name });
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
    if (isFieldComputer(db)) return Promise.resolve(fail('draw.fieldComputer', {}));
    const judged = scheme.state === 'draft' ? judge(db, scheme, now) : null;
    if (judged && !judged.ok) return Promise.resolve(judged);
    return Promise.resolve(
      ok(function* (write) {
        const current = findScheme(write.db, id);
        if (!current) return fail('scheme.notFound', {});
        if (isFieldComputer(write.db)) return fail('draw.fieldComputer', {});
        if (current.state !== 'draft') return fail('scheme.frozen', { name: current.name });
        const again = judge(write.db, current, write.now);
        if (!again.ok) return again;
        const frozen = yield* writeFrozenScheme(write, current, again.value);
        write.note({ ...frozen, reasons: again.value.map(({ code, reason }) => ({ code, reason })) });
        return ok({ serial: frozen.serial });
      }),
    );
  },
};
