import { useCommand, type Command } from '#renderer/api/use-command.ts';
import { useKeptState } from '#renderer/api/use-kept-state.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { ImportDecision, ImportKind, ImportProblemRow, ImportReport, TableChoices } from '#shared/contract/imports.ts';
import type { ChosenPath } from '#shared/contract/shell.ts';
import type { FoundTable } from '#shared/domain/imports/found-table.ts';
import { placeOf, type PendingDecisions } from './pending-decisions.ts';
import type { WizardStep } from './wizard-step.ts';

export interface ImportWizard {
  readonly step: WizardStep;
  readonly report: ImportReport | null;
  /** What header and columns are shown from: the report, or the table that could not be read. */
  readonly table: FoundTable | null;
  /** Required columns that the table lacks, in the library's own words. */
  readonly missing: readonly string[];
  readonly choices: TableChoices;
  readonly pending: PendingDecisions;
  readonly fullList: boolean;
  readonly failure: AppError | null;
  readonly running: Command<'imports.read'> | Command<'imports.decide'> | Command<'imports.confirm'> | null;
  readonly confirm: Command<'imports.confirm'>;
  readonly go: (step: WizardStep) => void;
  /** Reads the first file; the others wait until it is in the library, or is skipped. */
  readonly choose: (first: ChosenPath, others: readonly ChosenPath[]) => void;
  /** Files that came together with this one and wait for their turn. */
  readonly waiting: readonly ChosenPath[];
  readonly next: () => void;
  readonly choosing: (choices: TableChoices) => void;
  readonly setFullList: (fullList: boolean) => void;
  readonly decide: (problem: ImportProblemRow, decision: ImportDecision) => void;
  readonly decideNow: (decisions: readonly ImportDecision[]) => void;
  /** Checks again if anything was decided, then goes on. */
  readonly applyAndGo: (step: WizardStep) => void;
  readonly startAgain: () => void;
}

/** What the clerk has chosen so far; the reading and the report stand with their commands. */
interface Chosen {
  readonly file: string | null;
  readonly wanted: WizardStep | null;
  /** Header and columns that were changed and not yet read again. */
  readonly draft: TableChoices | null;
  readonly pending: PendingDecisions;
  readonly fullList: boolean;
  readonly waiting: readonly ChosenPath[];
}

const untouched = { draft: null, pending: new Map(), fullList: false } satisfies Partial<Chosen>;
const nothing: Chosen = { file: null, wanted: null, waiting: [], ...untouched };

/** Where the clerk stands in the five steps. All of it outlives the page, the files that wait included. */
export const useImportWizard = (kind: ImportKind, only?: 'risk'): ImportWizard => {
  const read = useCommand('imports.read', kind);
  const check = useCommand('imports.decide', kind);
  const confirm = useCommand('imports.confirm', kind);
  const [{ file, wanted, draft, pending, fullList, waiting }, put] = useKeptState(`import ${kind}`, nothing);

  const report = check.phase.at === 'done' ? check.phase.value : read.phase.at === 'done' ? read.phase.value : null;
  const failed = [check.phase, read.phase].find((phase) => phase.at === 'failed');
  const failure: AppError | null = failed?.at === 'failed' ? failed.error : null;
  const unreadable = failure?.code === 'import.wrongColumns' ? failure.params : null;
  const table = unreadable?.table ?? report;
  const choices = draft ?? (table && table.sheets.length > 1 ? { sheet: table.sheetName } : {});
  const step = stepOf(wanted, report, unreadable?.table ?? null);
  const running = [confirm, check, read].find(({ phase }) => phase.at === 'running') ?? null;

  const purpose: TableChoices = only === undefined ? {} : { only };

  const recheck = async (decisions: readonly ImportDecision[], next: WizardStep | null): Promise<void> => {
    const answer = report
      ? await check.run({ stage: report.stage, decisions: [...decisions] })
      : file !== null && draft
        ? await read.run({ kind, file, choices: { ...purpose, ...draft } })
        : null;
    if (!answer?.ok) return;
    put({ draft: null, pending: untouched.pending, wanted: next });
  };
  const choose = ({ token }: ChosenPath, others: readonly ChosenPath[]): void => {
    put({ ...untouched, file: token, waiting: others, wanted: null });
    check.reset();
    confirm.reset();
    void read.run({ kind, file: token, ...(only === undefined ? {} : { choices: purpose }) });
  };
  return {
    step,
    report,
    table,
    missing: unreadable?.missing ?? [],
    choices,
    pending,
    fullList,
    failure,
    running,
    confirm,
    go: (to) => {
      put({ wanted: to });
    },
    choose,
    waiting,
    next: () => {
      const [first, ...others] = waiting;
      if (first) choose(first, others);
    },
    choosing: (changed) => {
      put({ draft: changed });
    },
    setFullList: (whole) => {
      put({ fullList: whole });
    },
    decide: (problem, decision) => {
      put((before) => ({ pending: new Map(before.pending).set(placeOf(problem), decision) }));
    },
    decideNow: (decisions) => void recheck([...pending.values(), ...decisions], 'check'),
    applyAndGo: (next) => {
      const decisions: ImportDecision[] = [...(draft ? [{ type: 'table', choices: draft } as const] : []), ...pending.values()];
      if (decisions.length === 0) put({ wanted: next });
      else void recheck(decisions, next);
    },
    startAgain: () => {
      put(nothing);
      confirm.reset();
      check.reset();
      read.reset();
    },
  };
};

const stepOf = (wanted: WizardStep | null, report: ImportReport | null, unreadable: FoundTable | null): WizardStep => {
  if (unreadable) return wanted === 'header' || wanted === 'columns' ? wanted : unreadable.headerRow === 0 ? 'header' : 'columns';
  if (!report) return 'choose';
  return wanted ?? 'check';
};
