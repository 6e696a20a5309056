import type { AuditParams } from '#shared/contract/audit-events.ts';
import type { DrawSettings, SchemeDraft } from '#shared/contract/schemes.ts';
import { firstPrev } from '#shared/domain/draw/ceremony-file.ts';
import { serialText } from '#shared/domain/draw/serial.ts';
import { partsOf } from '#shared/domain/imports/readers.ts';
import type { VacancyRow } from '#shared/domain/draw/vacancies-file.ts';
import type { PlaceBook } from '#shared/domain/org/place-book.ts';
import { jointItemsOf } from '#shared/domain/schemes/joint-items.ts';
import { stratumOf } from '#shared/domain/schemes/stratum.ts';
import { tierOf } from '#shared/domain/schemes/tiers.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { findLastDraw, insertDraw, insertDrawFile, lastDrawNumber } from '#electron/store/draws.ts';
import { insertFrozenSubject } from '#electron/store/draw-lists.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { insertFrozenItems, listItemsById } from '#electron/store/items.ts';
import { findOffice } from '#electron/store/office.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { listLastInspectors, loadsOfYear } from '#electron/store/scheme-population.ts';
import { freezeScheme, type StoredScheme } from '#electron/store/schemes.ts';
import { listFrameSubjects } from '#electron/store/subjects.ts';
import type { CommandContext } from './context.ts';
import { drawPeopleOf } from './draw-people.ts';
import { freezeFiles, type FrozenEvent, type TieredSubject } from './freeze-files.ts';
import { handedOrigin } from './handed-origin.ts';
import { tierRulesOf } from './scheme-population.ts';

const freezeSlice = 2000;

/** Reads whom the scheme names, each with the tier, a slice at a time. */
export function* tieredSubjects(db: ReadDb, draft: SchemeDraft, today: string): Generator<Progress, readonly TieredSubject[]> {
  const { rules } = tierRulesOf(db, draft, today);
  // One text for one town, so that subjects and inspectors of the same area meet however their lists wrote it.
  const places = placeBookOf(db);
  const subjects: TieredSubject[] = [];
  for (;;) {
    const part = listFrameSubjects(db, draft.filter, subjects.at(-1)?.code ?? '', freezeSlice);
    for (const subject of part) {
      const stratum = stratumOf(subject.risk);
      subjects.push({ ...subject, town: places.valueOf('town', subject.town), stratum, ...tierOf({ ...subject, stratum }, rules) });
    }
    yield { phase: 'freezing', done: subjects.length };
    if (part.length === 0) return subjects;
  }
}

/** The towns of a person's area; `*` is none, the whole county. */
export const townsOf = (area: string, places: PlaceBook): readonly string[] =>
  area === '*' ? [] : partsOf(area).map((town) => places.valueOf('town', town));

/** The event that a scheme gives today; towns of the area rule are read as places first. A replacement event has `vacancies`. */
export const eventOf = (
  db: ReadDb,
  source: SchemeDraft,
  subjects: readonly TieredSubject[],
  today: string,
  vacancies?: readonly VacancyRow[],
): FrozenEvent => {
  const places = placeBookOf(db);
  const draft = withTownValues(source, places);
  const people = drawPeopleOf(db, draft, today);
  return freezeFiles(nodeHash, {
    draft,
    subjects,
    vacancies,
    handed: handedOrigin(db, draft)?.record,
    items: listItemsById(db, draft.itemIds),
    inspectors: people.drawable.map((person) => ({ ...person, towns: townsOf(person.area, places) })),
    apart: [...people.recusals, ...(draft.avoidLast ? listLastInspectors(db) : [])],
    load0: draft.balanceYear ? loadsOfYear(db, today.slice(0, 4)) : new Map(),
  });
};

const settingsOf = (draft: SchemeDraft, { accepted, handed }: Pick<DrawSettings, 'accepted' | 'handed'>): DrawSettings => {
  const { quantity, rounding, deferVisited, teamMode, pairRotation, balanceYear, avoidLast, area, joint } = draft;
  return {
    ...{ quantity, rounding, deferVisited, teamMode, pairRotation, balanceYear, avoidLast, area },
    joint: joint === null ? null : { everyItem: joint.everyItem, items: jointItemsOf(draft).map(({ key, itemId }) => ({ key, itemId })) },
    handed,
    accepted,
  };
};

/** The named towns under the one text that stands for each in the frozen files. */
const withTownValues = (draft: SchemeDraft, places: PlaceBook): SchemeDraft => ({
  ...draft,
  area: { ...draft.area, areas: draft.area.areas.map((town) => places.valueOf('town', town)) },
});

type FrozenFacts = Omit<AuditParams['schemes.frozen'], 'reasons'>;

type FreezeContext = Pick<CommandContext<never>, 'db' | 'actor' | 'now' | 'seq' | 'newId'>;

/** Whom an event can draw, why it is frozen in spite of findings, and of a replacement event the vacancies it fills. */
interface FreezePopulation {
  readonly subjects: readonly TieredSubject[];
  readonly accepted: DrawSettings['accepted'];
  readonly vacancies?: readonly VacancyRow[];
}

/** Writes the event with its files; from here nothing in them can change (DRAW-SPEC 3 step 1). Who is named by the scheme can be drawn. */
export function* writeFrozenScheme(
  context: FreezeContext,
  scheme: StoredScheme,
  accepted: DrawSettings['accepted'],
): Generator<Progress, FrozenFacts> {
  const subjects = yield* tieredSubjects(context.db, scheme.draft, context.now.slice(0, 10));
  return yield* writeFrozenEvent(context, scheme, { subjects, accepted });
}

/** The same over a population that is given. */
export function* writeFrozenEvent(
  { db, actor, now, seq, newId }: FreezeContext,
  scheme: StoredScheme,
  population: FreezePopulation,
): Generator<Progress, FrozenFacts> {
  const { accepted } = population;
  const { draft } = scheme;
  const office = findOffice(db)?.code ?? '';
  const year = Number(now.slice(0, 4));
  const event = eventOf(db, draft, population.subjects, now.slice(0, 10), population.vacancies);
  const serial = serialText({ drill: false, office, year, number: lastDrawNumber(db, `${office}-${year}-`) + 1 });
  const stamp = { by: actor?.id ?? '', at: now, seq };
  const { frame, plan, subjects } = event;
  freezeScheme(db, scheme.id, serial, stamp);
  insertDraw(
    db,
    {
      ...{ serial, id: newId(), office, schemeId: scheme.id, prev: findLastDraw(db)?.record ?? firstPrev, frame, plan },
      ...{
        subjects: subjects.length,
        strata: event.strata,
        people: draft.people,
        teamSize: draft.teamSize,
        settings: settingsOf(draft, { accepted, handed: handedOrigin(db, draft) }),
      },
    },
    stamp,
  );
  const keys = new Map(jointItemsOf(draft).map(({ key, itemId }) => [itemId, key]));
  insertFrozenItems(
    db,
    serial,
    draft.itemIds.map((itemId) => ({ itemId, key: keys.get(itemId) ?? null })),
  );
  for (const file of event.files) insertDrawFile(db, serial, file);
  for (const [index, subject] of subjects.entries()) {
    insertFrozenSubject(db, serial, subject);
    if (index % 500 === 0) yield { phase: 'freezing', done: index, total: subjects.length };
  }
  return { id: scheme.id, serial, frame, plan, subjects: subjects.length };
}
