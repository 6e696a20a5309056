import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { riskClasses } from '#shared/contract/subjects.ts';
import { parseFrame, type FrameRow } from '#shared/domain/draw/frame-file.ts';
import type { VacancyRow } from '#shared/domain/draw/vacancies-file.ts';
import { linesForItems } from '#shared/domain/inspectors/item-scope.ts';
import { itemApplies } from '#shared/domain/items/applies-to.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { vacancyReasonOf } from '#shared/domain/results/check-result.ts';
import { dateFindings } from '#shared/domain/schemes/find-dates.ts';
import { inspectorFindings } from '#shared/domain/schemes/find-people.ts';
import type { SchemeFinding } from '#shared/domain/schemes/findings.ts';
import { lineMask } from '#shared/domain/schemes/lines.ts';
import { drawnAlreadyText, replacementNameText } from '#shared/i18n/zh-cn/replacements.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { drawFiles, findDraw, findOpenDraw } from '#electron/store/draws.ts';
import { isBorrowed } from '#electron/store/field-loans.ts';
import { listItemsById } from '#electron/store/items.ts';
import { findVisit } from '#electron/store/results.ts';
import { findScheme } from '#electron/store/schemes.ts';
import { listDrawnSoFar, listFilled, listFrozenSubjects, listReplacements } from '#electron/store/vacancies.ts';
import { drawPeopleOf } from './draw-people.ts';
import type { TieredSubject } from './freeze-files.ts';
import { nameOfLine } from './line-names.ts';

export type ReplacementRefused = AppError<
  | 'draw.notFound'
  | 'draw.wrongState'
  | 'draw.byCounties'
  | 'draw.borrowed'
  | 'result.notDrawn'
  | 'replacement.visited'
  | 'replacement.filledAlready'
  | 'replacement.drawOpen'
  | 'replacement.jointEvent'
  | 'replacement.reserveEmpty'
  | 'replacement.notReady'
>;

export interface PlannedReplacement {
  readonly draft: SchemeDraft;
  readonly subjects: readonly TieredSubject[];
  readonly vacancies: readonly VacancyRow[];
}

export interface AskedReplacement {
  readonly serial: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly vacancies: readonly (Pick<VacancyRow, 'reason' | 'evidence'> & { readonly code: string })[];
}

/** What the replacement event draws from and how many of each stratum, or why there can be none. */
export const planReplacement = (db: ReadDb, asked: AskedReplacement, today: string): Result<PlannedReplacement, ReplacementRefused> => {
  const { serial, vacancies } = asked;
  const draw = findDraw(db, serial);
  const scheme = draw && findScheme(db, draw.schemeId);
  if (!draw || !scheme) return fail('draw.notFound', { serial });
  if (draw.state !== 'drawn') return fail('draw.wrongState', { serial, state: draw.state });
  if (draw.people === 'counties') return fail('draw.byCounties', { serial });
  if (isBorrowed(db, serial)) return fail('draw.borrowed', { serial });
  if (draw.settings.joint) return fail('replacement.jointEvent', {});
  const open = findOpenDraw(db);
  if (open !== null) return fail('replacement.drawOpen', { serial: open });
  const wrong = wrongVacancy(db, asked);
  if (wrong) return wrong;
  const rowByCode = frameRows(db, serial);
  const counts = new Map<string, number>();
  for (const { code } of vacancies) {
    const stratum = rowByCode.get(code)?.stratum ?? '';
    counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  }
  const drawn = listDrawnSoFar(db, serial);
  const subjects = listFrozenSubjects(db, serial).flatMap((subject): readonly TieredSubject[] => {
    const row = rowByCode.get(subject.code);
    return row ? [{ ...subject, ...reserveTier(row, serial, drawn) }] : [];
  });
  for (const [stratum, count] of counts) {
    const left = subjects.filter((subject) => subject.stratum === stratum && subject.tier !== 9).length;
    if (left < count) return fail('replacement.reserveEmpty', { stratum, left, needed: count });
  }
  const draft = replacementDraft(db, scheme.draft, asked, counts);
  const must = findingsOf(db, draft, subjects, vacancies.length, today).find(({ level }) => level === 'must');
  if (must) return fail('replacement.notReady', { code: must.code, facts: must.facts });
  return ok({
    draft,
    subjects,
    vacancies: vacancies.map(({ code, reason, evidence }) => ({ subject: code, event: serial, reason, evidence })),
  });
};

/** A vacancy is a drawn visit that was not made and that no other event fills. */
const wrongVacancy = (db: ReadDb, { serial, vacancies }: AskedReplacement) => {
  const filled = listFilled(db, serial);
  for (const { code } of vacancies) {
    const visit = findVisit(db, serial, code);
    if (!visit) return fail('result.notDrawn', { code });
    if (filled.has(code)) return fail('replacement.filledAlready', { code });
    if (visit.entered && vacancyReasonOf(visit.outcomes) === undefined) return fail('replacement.visited', { code });
  }
  return undefined;
};

const frameRows = (db: ReadDb, serial: string): ReadonlyMap<string, FrameRow> => {
  const frame = parseFrame(new TextDecoder().decode(drawFiles(db, serial).get('frame.tsv')));
  if (!frame.ok) throw new Error(`frame.tsv: ${frame.error.reason}`);
  return new Map(frame.value.map((row) => [row.id, row]));
};

/** The reserve keeps its tier; whoever was drawn before, or left out, stays in the list as excluded. */
const reserveTier = ({ id, stratum, tier }: FrameRow, serial: string, drawn: ReadonlySet<string>) => {
  const active = tier !== 9;
  const kept = { stratum, risk: stratum, active };
  if (!active || !drawn.has(id)) return { ...kept, tier };
  return { ...kept, tier: 9 as const, excluded: { cause: 'typed' as const, reason: drawnAlreadyText(serial) } };
};

/** The scheme again, with as many of each stratum as there are vacancies and days of its own. */
const replacementDraft = (
  db: ReadDb,
  draft: SchemeDraft,
  { serial, startsOn, endsOn }: AskedReplacement,
  counts: ReadonlyMap<string, number>,
): SchemeDraft => ({
  ...draft,
  name: replacementNameText(draft.name, serial, listReplacements(db, serial).length + 1),
  startsOn,
  endsOn,
  quantity: 'count',
  rates: riskClasses.map((stratum) => ({ stratum, ratePpm: 0, minimum: 0, count: counts.get(stratum) ?? 0 })),
  totalMinimum: 0,
  reasons: [],
});

/** The pre-flight of the days and the people; the list is the one that was frozen and is not judged again. */
const findingsOf = (
  db: ReadDb,
  draft: SchemeDraft,
  subjects: readonly TieredSubject[],
  visits: number,
  today: string,
): readonly SchemeFinding[] => {
  const items = listItemsById(db, draft.itemIds);
  const people = drawPeopleOf(db, draft, today);
  const reserve = subjects.filter(({ tier }) => tier !== 9);
  return [
    ...dateFindings({ startsOn: draft.startsOn, endsOn: draft.endsOn, today, days: null }),
    ...inspectorFindings({
      area: { rule: 'any', areas: [] },
      certificatesEnding: 0,
      inspectorCap: draft.inspectorCap,
      inspectors: people.drawable.map((person) => ({ lines: lineMask(linesForItems(person, items)), area: '*' })),
      items: items.map((item) => ({
        name: itemTitle(item),
        line: item.line,
        lineName: item.line > 0 ? nameOfLine(item.line) : '',
        subjects: reserve.filter((subject) => itemApplies(item, subject)).length,
      })),
      onLeave: 0,
      population: reserve.length,
      recusals: 0,
      teamSize: draft.teamSize,
      towns: [],
      visits,
    }),
  ];
};
