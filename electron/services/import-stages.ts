import type { ImportKind, ImportReport, TableChoices } from '#shared/contract/imports.ts';
import type { CheckedImport } from '#shared/domain/imports/check-rows.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import type { ItemRow } from '#shared/domain/imports/describe-items.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import type { SeenMark } from '#shared/domain/imports/problem-book.ts';
import type { ImportProblem } from '#shared/domain/imports/problems.ts';
import type { ResumedTable } from '#shared/domain/imports/resume-book.ts';
import type { DecidedWord } from '#electron/store/import-memory.ts';

export type StagedRows =
  | { readonly kind: 'subjects'; readonly rows: readonly SubjectRow[] }
  | { readonly kind: 'inspectors'; readonly rows: readonly InspectorRow[] }
  | { readonly kind: 'items'; readonly rows: readonly ItemRow[] };

/** Fields that the file has a column for. The others of a known subject stay as the library has them. */
export type GivenFields = ReadonlySet<string>;

export const keyOf = (staged: StagedRows, index: number): string => {
  switch (staged.kind) {
    case 'items':
      return staged.rows[index]?.code ?? '';
    case 'subjects':
      return staged.rows[index]?.code ?? '';
    case 'inspectors':
      return staged.rows[index]?.staffNo ?? '';
  }
};

/** The rows from `start` up to, not including, `end`. */
export const partOf = (staged: StagedRows, start: number, end: number): StagedRows => {
  switch (staged.kind) {
    case 'items':
      return { kind: staged.kind, rows: staged.rows.slice(start, end) };
    case 'subjects':
      return { kind: staged.kind, rows: staged.rows.slice(start, end) };
    case 'inspectors':
      return { kind: staged.kind, rows: staged.rows.slice(start, end) };
  }
};

/** The file of a stage and everything that people decided about it; checking it again gives the same outcome. */
export interface StageSource {
  readonly kind: ImportKind;
  readonly filePath: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly choices: TableChoices;
  readonly cells: ReadonlyMap<number, ReadonlyMap<string, string>>;
  readonly words: readonly DecidedWord[];
  readonly seen: readonly SeenMark[];
  readonly leaveRows: ReadonlySet<number>;
  /** The rows of a problem workbook; null for any other file. */
  readonly resumed: ResumedTable | null;
}

export const effectCodes = { added: 0, updated: 1, unchanged: 2 } as const;

/** A file that was read and checked and waits for the clerk's word; nothing of it is in the database. Confirmed, it becomes the batch of its id. */
export interface Stage {
  readonly source: StageSource;
  readonly report: ImportReport;
  readonly staged: StagedRows;
  readonly given: GivenFields;
  /** What confirming does to each staged row, as a number of `effectCodes`. */
  readonly effects: Uint8Array;
  /** Without those that were looked at. */
  readonly problems: readonly ImportProblem[];
  readonly checked: CheckedImport<unknown>;
  /** Keys of the library that the file does not hold; worked out when somebody asks. */
  missing: readonly string[] | null;
}

/** One waiting file for each kind, in this process's memory: a new reading replaces the old one, and a restart forgets all. */
export interface Stages {
  readonly find: (stage: string) => Stage | null;
  readonly put: (kind: ImportKind, stage: Stage) => void;
  readonly drop: (kind: ImportKind) => void;
}

export const createStages = (): Stages => {
  const stages = new Map<ImportKind, Stage>();
  return {
    find: (id) => [...stages.values()].find(({ report }) => report.stage === id) ?? null,
    put: (kind, stage) => {
      stages.set(kind, stage);
    },
    drop: (kind) => {
      stages.delete(kind);
    },
  };
};
