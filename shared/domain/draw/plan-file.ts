import { err, ok, type Result } from '#shared/base/result.ts';
import { isStratum } from './frame-file.ts';
import { maxSlots } from './items-file.ts';
import { isHash, maxCount, parseCount, parseTable, tableText, type TableError, type TableFault, type TableShape } from './table-file.ts';

/** The rate of one stratum: parts per million, and the least number. A fixed count n is rate 0 and minimum n. */
export interface PlanRow {
  readonly stratum: string;
  readonly ratePpm: number;
  readonly min: number;
}

/**
 * `plan.tsv`: the rates and the directives. They pin the other frozen files by their SHA-256, and with `!team`, `!pairs` and `!teams` what the
 * office chose for the second draw: k, the rotation of pairs (1 on, 0 off) and how many teams are formed first (0 none). `!handed` names the
 * record that drew the subjects where the city did.
 */
export interface Plan {
  readonly rows: readonly PlanRow[];
  readonly total?: number;
  readonly teams?: TeamRule;
  readonly roster?: string;
  readonly recuse?: string;
  readonly items?: string;
  /** Of a replacement event the list of vacancies it fills. */
  readonly vacancies?: string;
  /** Of a list that the city drew the record of its event; no file beside it. */
  readonly handed?: string;
}

/** How teams are made; all three are in the plan or none. */
export interface TeamRule {
  readonly teamSize: number;
  readonly pairs: boolean;
  readonly readyTeams: number;
}

interface PlanLine {
  readonly key: string;
  readonly ratePpm: number;
  readonly value: string;
}

const hashDirectives: ReadonlySet<string> = new Set(['!handed', '!items', '!recuse', '!roster', '!vacancies']);

const countDirectives: ReadonlyMap<string, number> = new Map([
  ['!pairs', 1],
  ['!team', maxSlots],
  ['!teams', maxCount],
  ['!total', maxCount],
]);

const planLine = ([key = '', rateCell = '', value = '']: readonly string[]): PlanLine | TableFault => {
  if (!key.startsWith('!')) {
    const ratePpm = parseCount(rateCell, 1_000_000);
    if (!isStratum(key)) return 'badStratum';
    return ratePpm === undefined || parseCount(value, maxCount) === undefined ? 'badNumber' : { key, ratePpm, value };
  }
  const most = countDirectives.get(key);
  if (rateCell !== '1' || (most === undefined && !hashDirectives.has(key))) return 'badDirective';
  if (most !== undefined) return parseCount(value, most) === undefined ? 'badNumber' : { key, ratePpm: 1, value };
  return isHash(value) ? { key, ratePpm: 1, value } : 'badHash';
};

const shape: TableShape<PlanLine> = { header: '#fairdraw-plan/1\trate_ppm\tmin', columns: 3, keyColumns: 1, row: planLine };

/** Reads `plan.tsv` (DRAW-SPEC 2); an unknown directive, a rate above 1,000,000 ppm or any other form is refused. */
export const parsePlan = (text: string): Result<Plan, TableError> => {
  const lines = parseTable(text, shape);
  if (!lines.ok) return lines;
  const valueByKey = new Map(lines.value.map(({ key, value }) => [key, value]));
  const total = valueByKey.get('!total');
  const roster = valueByKey.get('!roster');
  const recuse = valueByKey.get('!recuse');
  const items = valueByKey.get('!items');
  const vacancies = valueByKey.get('!vacancies');
  const handed = valueByKey.get('!handed');
  const rule = ['!team', '!pairs', '!teams'].flatMap((key) => valueByKey.get(key) ?? []);
  const [teamSize = 0, pairs = 0, readyTeams = 0] = rule.map(Number);
  if (rule.length % 3 > 0) return err({ line: 1, reason: 'badDirective' });
  return ok({
    rows: lines.value
      .filter(({ key }) => !key.startsWith('!'))
      .map(({ key, ratePpm, value }) => ({ stratum: key, ratePpm, min: Number(value) })),
    ...(total === undefined ? {} : { total: Number(total) }),
    ...(rule.length === 0 ? {} : { teams: { teamSize, pairs: pairs === 1, readyTeams } }),
    ...(roster === undefined ? {} : { roster }),
    ...(recuse === undefined ? {} : { recuse }),
    ...(items === undefined ? {} : { items }),
    ...(vacancies === undefined ? {} : { vacancies }),
    ...(handed === undefined ? {} : { handed }),
  });
};

/** The exact text of `plan.tsv`, directives first because `!` sorts before every letter and digit. */
export const planText = (plan: Plan): Result<string, TableError> => {
  const directives: readonly (readonly [string, number | string | undefined])[] = [
    ['!total', plan.total],
    ['!roster', plan.roster],
    ['!recuse', plan.recuse],
    ['!items', plan.items],
    ['!vacancies', plan.vacancies],
    ['!handed', plan.handed],
    ['!team', plan.teams?.teamSize],
    ['!pairs', plan.teams && Number(plan.teams.pairs)],
    ['!teams', plan.teams?.readyTeams],
  ];
  const lines: PlanLine[] = directives.flatMap(([key, value]) => (value === undefined ? [] : [{ key, ratePpm: 1, value: String(value) }]));
  for (const { stratum, ratePpm, min } of plan.rows) {
    // A stratum named like a directive must not become one.
    if (!isStratum(stratum)) return { ok: false, error: { line: lines.length + 2, reason: 'badStratum' } };
    lines.push({ key: stratum, ratePpm, value: String(min) });
  }
  return tableText(lines, ({ key, ratePpm, value }) => [key, ratePpm, value], shape);
};
