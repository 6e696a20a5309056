import { useState } from 'react';
import { useCommand, type Command } from '#renderer/api/use-command.ts';
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

const none: PendingDecisions = new Map();

/** Where the clerk stands in the five steps. The reading and the report outlive the page; what was not yet checked again does not. */
export const useImportWizard = (kind: ImportKind, only?: 'risk'): ImportWizard => {
  const read = useCommand('imports.read', kind);
  const check = useCommand('imports.decide', kind);
  const confirm = useCommand('imports.confirm', kind);
  const [file, setFile] = useState<string | null>(null);
  const [wanted, setWanted] = useState<WizardStep | null>(null);
  const [draft, setDraft] = useState<TableChoices | null>(null);
  const [pending, setPending] = useState(none);
  const [fullList, setFullList] = useState(false);
  const [waiting, setWaiting] = useState<readonly ChosenPath[]>([]);

  const report = check.phase.at === 'done' ? check.phase.value : read.phase.at === 'done' ? read.phase.value : null;
  const failed = [check.phase, read.phase].find((phase) => phase.at === 'failed');
  const failure: AppError | null = failed?.at === 'failed' ? failed.error : null;
  const unreadable = failure?.code === 'import.wrongColumns' ? failure.params : null;
  const table = unreadable?.table ?? report;
  const choices = draft ?? (table && table.sheets.length > 1 ? { sheet: table.sheetName } : {});
  const step = stepOf(wanted, report, unreadable?.table ?? null);
  const running = [confirm, check, read].find(({ phase }) => phase.at === 'running') ?? null;

  const purpose: TableChoices = only === undefined ? {} : { only };

  const forget = (): void => {
    setDraft(null);
    setPending(none);
    setFullList(false);
  };
  const recheck = async (decisions: readonly ImportDecision[], next: WizardStep | null): Promise<void> => {
    const answer = report
      ? await check.run({ stage: report.stage, decisions: [...decisions] })
      : file !== null && draft
        ? await read.run({ kind, file, choices: { ...purpose, ...draft } })
        : null;
    if (!answer?.ok) return;
    setDraft(null);
    setPending(none);
    setWanted(next);
  };
  const choose = ({ token }: ChosenPath, others: readonly ChosenPath[]): void => {
    setFile(token);
    setWaiting(others);
    setWanted(null);
    forget();
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
    go: setWanted,
    choose,
    waiting,
    next: () => {
      const [first, ...others] = waiting;
      if (first) choose(first, others);
    },
    choosing: setDraft,
    setFullList,
    decide: (problem, decision) => {
      setPending((before) => new Map(before).set(placeOf(problem), decision));
    },
    decideNow: (decisions) => void recheck([...pending.values(), ...decisions], 'check'),
    applyAndGo: (next) => {
      const decisions: ImportDecision[] = [...(draft ? [{ type: 'table', choices: draft } as const] : []), ...pending.values()];
      if (decisions.length === 0) setWanted(next);
      else void recheck(decisions, next);
    },
    startAgain: () => {
      setWanted(null);
      setFile(null);
      setWaiting([]);
      forget();
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
