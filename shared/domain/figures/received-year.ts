import type { Json } from '#shared/base/canonical-json.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { parseSerial } from '#shared/domain/draw/serial.ts';
import { needsFollowUp } from '#shared/domain/follow-up/requirements.ts';
import { planLevels } from '#shared/domain/plans/plan-row.ts';
import type { TaskFact, UndatedVisit } from './year-facts.ts';

/** What a county sent of its work: the newest revision of every record, by table (docs/bundle-payload.md). */
export interface ReceivedTables {
  readonly plans: readonly RecordRow[];
  readonly schemes: readonly RecordRow[];
  /** Of each drawn event, which row of the plan it was made from; older programs do not send it. */
  readonly eventFacts: readonly RecordRow[];
  readonly draws: readonly RecordRow[];
  readonly assignments: readonly RecordRow[];
  readonly results: readonly RecordRow[];
  readonly publications: readonly RecordRow[];
  readonly corrections: readonly RecordRow[];
  readonly followUps: readonly RecordRow[];
  /** Rows of its trail that tell of events frozen and made void; a drawn event itself is never changed. */
  readonly trail: readonly RecordRow[];
}

/** A subject as the merged library has it. */
export interface KnownSubject {
  readonly name: string;
  readonly enterprise: boolean;
  readonly town: string;
}

export interface ReceivedYear {
  readonly visits: readonly UndatedVisit[];
  readonly tasks: readonly TaskFact[];
  /** What the county froze as the base of its shares; null while it has not. */
  readonly base: { readonly enterprises: number; readonly subjects: number; readonly on: string } | null;
}

const fieldsOf = (value: Json | undefined): { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: Json }) : {};
const membersOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const wordOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const wordsOf = (value: Json | undefined): readonly string[] => membersOf(value).map(wordOf);
const numberOf = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);
const dayOf = (row: RecordRow): string => fieldText(row, 'at').slice(0, 10);
const visitKey = (row: RecordRow): string => `${fieldText(row, 'serial')} ${fieldText(row, 'subject')}`;
const isEvent =
  (event: string) =>
  (row: RecordRow): boolean =>
    fieldText(row, 'event') === event;

const isOfYear = (serial: string, year: number): boolean => {
  const parts = parseSerial(serial);
  return parts !== undefined && !parts.drill && parts.year === year;
};

interface PlanWords {
  readonly level: TaskFact['level'];
  readonly joint: boolean;
}

/** What the rows of every approved plan say of their tasks; a later version has the last word. */
const planRows = (plans: readonly RecordRow[]): ReadonlyMap<string, PlanWords> =>
  new Map(
    plans
      .toSorted((a, b) => numberOf(a['version']) - numberOf(b['version']))
      .flatMap((plan) => membersOf(plan['rows']))
      .map((member) => {
        const row = fieldsOf(member);
        const level = planLevels.find((one) => one === row['level']) ?? 'county';
        return [wordOf(row['id']), { level, joint: wordOf(row['joint']) !== 'single' }];
      }),
  );

/** Days on which events were made void, by number. */
const voidDays = (trail: readonly RecordRow[]): ReadonlyMap<string, string> =>
  new Map(
    trail
      .filter(isEvent('draws.voided'))
      .filter((row) => fieldsOf(row['params'])['outcome'] === 'voided')
      .map((row) => [wordOf(fieldsOf(row['params'])['serial']), dayOf(row)]),
  );

/** Name of every scheme as it was saved last, and whether it was made from a row of the plan or is the copy of one that was, by id. */
const begunSchemes = (trail: readonly RecordRow[]): ReadonlyMap<string, { readonly name: string; readonly planned: boolean }> => {
  const schemes = new Map<string, { name: string; planned: boolean }>();
  for (const row of trail.filter((one) => isEvent('schemes.created')(one) || isEvent('schemes.saved')(one))) {
    const { id, name, planRow, copyOf } = fieldsOf(row['params']);
    const planned = schemes.get(wordOf(id))?.planned ?? (planRow !== undefined || schemes.get(wordOf(copyOf))?.planned === true);
    schemes.set(wordOf(id), { name: wordOf(name), planned });
  }
  return schemes;
};

/** Every event frozen by the end of the day. One that never was drawn is known from the trail alone, its name with it. */
const receivedTasks = (tables: ReceivedTables, year: number, until: string): readonly TaskFact[] => {
  const rows = planRows(tables.plans);
  const voids = voidDays(tables.trail);
  const schemes = new Map(tables.schemes.map((scheme) => [fieldText(scheme, 'serial'), scheme]));
  const planned = new Map(tables.eventFacts.map(({ serial, plan }) => [wordOf(serial), membersOf(plan).map(fieldsOf)[0]]));
  const drawnOn = new Map(tables.draws.map((draw) => [fieldText(draw, 'serial'), fieldText(draw, 'drawn_at').slice(0, 10)]));
  const begun = begunSchemes(tables.trail);
  return tables.trail
    .filter(isEvent('schemes.frozen'))
    .filter((row) => dayOf(row) <= until)
    .map(({ params }) => ({ id: wordOf(fieldsOf(params)['id']), serial: wordOf(fieldsOf(params)['serial']) }))
    .filter(({ serial }) => isOfYear(serial, year))
    .map(({ id, serial }) => {
      const scheme = schemes.get(serial);
      const words = rows.get(wordOf(planned.get(serial)?.['row_id']));
      return {
        serial,
        name: scheme ? fieldText(scheme, 'name') : (begun.get(id)?.name ?? ''),
        level: words?.level ?? 'county',
        joint: words?.joint ?? false,
        unplanned: planned.has(serial) ? planned.get(serial) === undefined : begun.get(id)?.planned !== true,
        void: (voids.get(serial) ?? '9') <= until,
        drawn: (drawnOn.get(serial) ?? '9') <= until,
      };
    })
    .toSorted((a, b) => (a.serial < b.serial ? -1 : 1));
};

const firstPublished = (publications: readonly RecordRow[]): ReadonlyMap<string, string> =>
  new Map(publications.filter(({ correction }) => correction === 0).map((row) => [visitKey(row), fieldText(row, 'published_on')]));

/** The last correction of each visit: what holds of its result (R45). */
const lastCorrections = (corrections: readonly RecordRow[]): ReadonlyMap<string, RecordRow> =>
  new Map(corrections.toSorted((a, b) => numberOf(a['number']) - numberOf(b['number'])).map((row) => [visitKey(row), row]));

const nobody: KnownSubject = { name: '', enterprise: false, town: '' };

/** A result as it holds: what the county entered, or its last correction. Words are as they came; a reader looks up what it knows of them. */
export interface ReceivedResult {
  readonly inspectedOn: string;
  readonly outcomes: readonly string[];
  readonly methods: readonly string[];
  readonly disposal: string;
  readonly visitCode: string;
  readonly remark: string;
  readonly items: readonly { readonly itemId: string; readonly check: string; readonly problem: boolean; readonly text: string }[];
}

/** What holds of a result after its last correction, which names every field anew (R45). */
export const resultInForce = (result: RecordRow, correction: RecordRow | undefined): ReceivedResult => {
  const after = fieldsOf(correction?.['after']);
  return {
    inspectedOn: wordOf(after['inspectedOn'] ?? result['inspected_on']),
    outcomes: wordsOf(after['outcomes'] ?? result['outcomes']),
    methods: wordsOf(after['methods'] ?? result['methods']),
    disposal: wordOf(after['disposal'] ?? result['disposal']),
    visitCode: wordOf(after['visitCode'] ?? result['visit_code']),
    remark: wordOf(after['remark'] ?? result['remark']),
    items: membersOf(after['items'] ?? result['items']).map((member) => {
      const { itemId, check, problem, text } = fieldsOf(member);
      return { itemId: wordOf(itemId), check: wordOf(check), problem: problem === true, text: wordOf(text) };
    }),
  };
};

const receivedVisits = (
  tables: ReceivedTables,
  standing: ReadonlySet<string>,
  until: string,
  subjectOf: (code: string) => KnownSubject | undefined,
): readonly UndatedVisit[] => {
  const results = new Map(tables.results.filter((row) => dayOf(row) <= until).map((row) => [visitKey(row), row]));
  const corrections = lastCorrections(tables.corrections);
  const published = firstPublished(tables.publications);
  const ledger = new Map(tables.followUps.filter(({ state }) => state !== 'lapsed').map((row) => [fieldText(row, 'result_id'), row]));
  const ends = new Map(tables.schemes.map(({ serial, draft }) => [wordOf(serial), wordOf(fieldsOf(draft)['endsOn'])]));
  return tables.assignments
    .filter((row) => standing.has(fieldText(row, 'serial')))
    .map((row) => {
      const serial = fieldText(row, 'serial');
      const code = fieldText(row, 'subject');
      const result = results.get(visitKey(row));
      const held = result ? resultInForce(result, corrections.get(visitKey(row))) : null;
      const followUp = result ? ledger.get(fieldText(result, 'id')) : undefined;
      const closed = followUp?.['state'] === 'closed' && fieldText(followUp, 'closed_on') <= until;
      const publishedOn = published.get(visitKey(row)) ?? '';
      return {
        ...{ serial, code, ...(subjectOf(code) ?? nobody), unit: '', risk: '' },
        inspectedOn: held?.inspectedOn ?? '',
        outcomes: held?.outcomes ?? [],
        disposal: held?.disposal ?? '',
        problem: held !== null && needsFollowUp(held),
        publishedOn: publishedOn <= until ? publishedOn : '',
        followUp: followUp === undefined ? ('none' as const) : closed ? ('closed' as const) : ('open' as const),
        taskEndsOn: ends.get(serial) ?? '',
      };
    })
    .toSorted((a, b) => (`${a.serial} ${a.code}` < `${b.serial} ${b.code}` ? -1 : 1));
};

const receivedBase = (trail: readonly RecordRow[], year: number): ReceivedYear['base'] => {
  const frozen = trail
    .filter(isEvent('plans.baseFrozen'))
    .filter(({ params }) => fieldsOf(params)['year'] === year)
    .toSorted((a, b) => numberOf(a['number']) - numberOf(b['number']))
    .at(-1);
  const { on, enterprises, subjects } = fieldsOf(frozen?.['params']);
  return frozen ? { on: wordOf(on), enterprises: numberOf(enterprises), subjects: numberOf(subjects) } : null;
};

/**
 * A county's year as its bundles tell it, as it stood at the end of a day: the same facts its own program counts, but for units and classes,
 * which it does not send. `subjectOf` gives a subject of its library. Deterministic; rows are taken as their shapes say.
 */
export const receivedYear = (
  tables: ReceivedTables,
  year: number,
  until: string,
  subjectOf: (code: string) => KnownSubject | undefined,
): ReceivedYear => {
  const tasks = receivedTasks(tables, year, until);
  const standing = new Set(tasks.filter((task) => task.drawn && !task.void).map(({ serial }) => serial));
  return { visits: receivedVisits(tables, standing, until, subjectOf), tasks, base: receivedBase(tables.trail, year) };
};
