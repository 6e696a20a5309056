import path from 'node:path';
import type { AppClient } from '#shared/contract/contract.ts';
import { importKinds, type ImportProblemRow, type ImportReport } from '#shared/contract/imports.ts';
import { problemText } from '#shared/i18n/zh-cn/import-problems.ts';
import { dryRunText, encodingLine, importedText, importUsageText } from '#shared/i18n/zh-cn/cli.ts';
import { expectOk, openCliOffice, parseArgs, refuseUnopened, type CliCommand } from './command.ts';
import type { CliIo } from './io.ts';

/**
 * `import subjects|inspectors|items FILE --data DIR [--dry-run] [--problems OUT.xlsx] --json`; exit 1 when rows must be put right first. FILE may
 * be a problem workbook of an earlier call. A dry run leaves the database as it was, the audit trail included.
 */
export const runImport: CliCommand = async (args, io, program) => {
  const { words, options, flags, wrong } = parseArgs(args, ['json', 'dry-run'], ['data', 'problems']);
  const [word, file] = words;
  const kind = importKinds.find((candidate) => candidate === word);
  const dataDir = options.get('data');
  const problemsPath = options.get('problems');
  if (wrong || !kind || !file || !dataDir || words.length > 2 || problemsPath === '') {
    io.err(importUsageText);
    return 2;
  }
  const rehearsal = flags.has('dry-run');
  const office = openCliOffice(path.resolve(dataDir), io, { ...program, rehearsal });
  if (!office.ok) return refuseUnopened(office.error, args, io);
  try {
    const { api } = office.value;
    const report = expectOk('imports.read', await api['imports.read']({ kind, file: path.resolve(file) }));
    if (report.encoding !== undefined) io.err(encodingLine(report.encoding));
    const problems = flags.has('json') ? await allProblems(api, report.stage) : [];
    if (problemsPath !== undefined) await writeProblems(api, report.stage, path.resolve(problemsPath));
    if (rehearsal) io.out(flags.has('json') ? `${JSON.stringify(checkedFacts(report, problems))}\n` : dryRun(report));
    else await confirm(api, report, problems, flags.has('json'), io);
    return report.rows.mustFix > 0 ? 1 : 0;
  } finally {
    office.value.close();
  }
};

const dryRun = ({ effect, rows }: ImportReport): string => dryRunText(effect.added, effect.updated, effect.unchanged, rows.mustFix);

const confirm = async (
  api: AppClient,
  report: ImportReport,
  problems: readonly ImportProblemRow[],
  asJson: boolean,
  io: CliIo,
): Promise<void> => {
  const isEmpty = report.rows.importable === 0;
  const batch = isEmpty ? null : expectOk('imports.confirm', await api['imports.confirm']({ stage: report.stage }));
  if (asJson) io.out(`${JSON.stringify({ ok: true, ...checkedFacts(report, problems), ...moreFacts(report), batch })}\n`);
  else if (batch) io.out(importedText(batch.added, batch.updated, batch.unchanged, report.rows.mustFix));
  else io.out(dryRun(report));
};

const windowRows = 500;

const allProblems = async (api: AppClient, stage: string): Promise<readonly ImportProblemRow[]> => {
  const problems: ImportProblemRow[] = [];
  for (;;) {
    const { total, rows } = expectOk(
      'imports.problems',
      await api['imports.problems']({ stage, offset: problems.length, limit: windowRows }),
    );
    problems.push(...rows);
    if (problems.length >= total || rows.length === 0) return problems;
  }
};

const writeProblems = async (api: AppClient, stage: string, target: string): Promise<void> => {
  const [folder, fileName] = [path.dirname(target), path.basename(target)];
  expectOk('imports.problemFile', await api['imports.problemFile']({ stage, folder, fileName }));
};

/** What a dry run prints, to the letter. Numbers of rows are those of the screen; `ready` is what can be imported now. */
const checkedFacts = (report: ImportReport, problems: readonly ImportProblemRow[]) => ({
  sheet: report.sheetName,
  headerRow: report.headerRow,
  mapping: report.mapping.map(({ column, header, field, confidence }) => ({ column: column + 1, header, field, confidence })),
  read: report.rows.read,
  ready: report.rows.importable,
  fixed: report.rows.fixed,
  warnings: report.rows.look,
  errors: report.rows.mustFix,
  skipped: report.rows.skipped,
  problems: problems.map(problemFacts),
});

const moreFacts = (report: ImportReport) => ({
  kind: report.kind,
  file: report.fileName,
  ignored: report.ignoredColumns,
  effect: report.effect,
  words: report.words,
  resumes: report.resumes,
});

const severities = { fixed: 'fixed', look: 'warning', mustFix: 'error' } as const;

const problemFacts = (problem: ImportProblemRow) => ({
  row: problem.row,
  column: problem.column,
  code: problem.code,
  severity: severities[problem.level],
  value: problem.found,
  message: problemText[problem.code](problem),
  suggestion: problem.suggestion,
});
