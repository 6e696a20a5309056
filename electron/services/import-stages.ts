import type { ImportKind, ImportReport } from '#shared/contract/imports.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import type { ItemRow } from '#shared/domain/imports/describe-items.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import type { ImportProblem } from '#shared/domain/imports/problems.ts';

export type StagedRows =
  | { readonly kind: 'subjects'; readonly rows: readonly SubjectRow[] }
  | { readonly kind: 'inspectors'; readonly rows: readonly InspectorRow[] }
  | { readonly kind: 'items'; readonly rows: readonly ItemRow[] };

/** A file that was read and checked and waits for the clerk's word; nothing of it is in the database. Confirmed, it becomes the batch of its id. */
export interface Stage {
  readonly report: ImportReport;
  readonly fileSha256: string;
  readonly staged: StagedRows;
  readonly contentHashes: readonly string[];
  readonly problems: readonly ImportProblem[];
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
