import path from 'node:path';
import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { ImportDecision, TableChoices } from '#shared/contract/imports.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import { isBatch, listBatches } from '#electron/store/import-batches.ts';
import type { Handlers } from './context.ts';
import { checkSource } from './import-check.ts';
import { confirmStage } from './import-confirm.ts';
import { effectWindow } from './import-effects.ts';
import { writeProblemFile } from './import-problem-file.ts';
import { undoBatch } from './import-undo.ts';
import { createStages, type Stage, type StageSource } from './import-stages.ts';
import { singleStep } from './single-step.ts';

type Names =
  | 'imports.read'
  | 'imports.decide'
  | 'imports.problems'
  | 'imports.clash'
  | 'imports.effect'
  | 'imports.problemFile'
  | 'imports.confirm'
  | 'imports.undo'
  | 'imports.batches';

interface Threads {
  readonly sheetThreadPath: string;
  readonly writeThreadPath: string;
}

export const importHandlers = ({ sheetThreadPath, writeThreadPath }: Threads): Handlers<Names> => {
  const stages = createStages();
  return {
    'imports.read': async (context, { kind, file, choices = {} }) => {
      const filePath = context.pathOf(file);
      if (filePath === null) return fail('file.tokenUnknown', {});
      const fileName = path.basename(filePath);
      stages.drop(kind);
      const sha256 = await fileSha256(filePath);
      if (sha256 === null) return fail('file.unreadable', { name: fileName });
      const source: StageSource = { kind, filePath, fileName, fileSha256: sha256, choices, ...nothingDecided };
      const stage = await checkSource(context, source, sheetThreadPath);
      if (!stage.ok) return stage;
      const { report } = stage.value;
      return ok(
        singleStep(({ note }) => {
          stages.put(kind, stage.value);
          note({ kind, file: fileName, sha256, rows: report.rows.read, mustFix: report.rows.mustFix });
          return ok(report);
        }),
      );
    },

    'imports.decide': async (context, { stage, decisions }) => {
      const found = stages.find(stage);
      if (!found) return fail('import.stageGone', {});
      const source = decided(found, decisions);
      if ((await fileSha256(source.filePath)) !== source.fileSha256) return fail('import.fileChanged', { name: source.fileName });
      const next = await checkSource(context, source, sheetThreadPath);
      if (!next.ok) return next;
      const { report } = next.value;
      return ok(
        singleStep(({ note }) => {
          stages.put(source.kind, next.value);
          note({ kind: source.kind, file: source.fileName, decisions: decisions.length, mustFix: report.rows.mustFix });
          return ok(report);
        }),
      );
    },

    'imports.problems': (_, { stage, level, code, offset, limit }) => {
      const found = stages.find(stage);
      if (!found) return fail('import.stageGone', {});
      const fitting = found.problems.filter(
        (problem) => (level === undefined || problem.level === level) && (code === undefined || problem.code === code),
      );
      const rows = fitting
        .slice(offset, offset + limit)
        .map(({ row, column, field, code: problemCode, level: problemLevel, found: cell, suggestion = [] }) => ({
          row,
          column,
          field,
          code: problemCode,
          level: problemLevel,
          found: cell,
          suggestion,
        }));
      return ok({ total: fitting.length, rows });
    },

    'imports.clash': (_, { stage, key }) => {
      const found = stages.find(stage);
      if (!found) return fail('import.stageGone', {});
      const sides = found.checked.clashes.get(key) ?? [];
      // Rows of the import are plain fields of texts, numbers, flags and lists.
      return ok(sides.slice(0, mostSides).map(({ sheetRow, row }) => ({ row: sheetRow, fields: row as never })));
    },

    'imports.effect': async ({ db }, { stage, effect, offset, limit }) => {
      const found = stages.find(stage);
      return found ? ok(await effectWindow(db, found, { effect, offset, limit })) : fail('import.stageGone', {});
    },

    'imports.problemFile': async (context, { stage, folder, fileName }) => {
      const found = stages.find(stage);
      if (!found) return fail('import.stageGone', {});
      return writeProblemFile(context, found, { folder, fileName, sheetThreadPath });
    },

    'imports.confirm': (context, { stage, fullList = false }) => {
      const found = stages.find(stage);
      if (!found) return Promise.resolve(fail('import.stageGone', {}));
      context.atEnd(() => {
        if (isBatch(context.db, stage) && stages.find(stage)) stages.drop(found.source.kind);
      });
      return confirmStage(context, found, { fullList, writeThreadPath });
    },

    'imports.undo': (_, { batch }) => undoBatch(batch),

    'imports.batches': ({ db }, { kind }) => ok(listBatches(db, kind)),
  };
};

/** Both sides of a clash, and a few more when a code stands in many rows. */
const mostSides = 20;

const nothingDecided = {
  cells: new Map<number, ReadonlyMap<string, string>>(),
  words: [],
  seen: [],
  leaveRows: new Set<number>(),
  resumed: null,
} as const;

/** What the file is read for stays, until somebody names the column of names, which ratings alone do not need. */
const withPurpose = (next: TableChoices, before: TableChoices): TableChoices =>
  before.only === undefined || next.columns?.some(({ field }) => field === 'name') === true ? next : { ...next, only: before.only };

/** The source with what was decided now; a later decision about a cell replaces an earlier one. */
const decided = ({ source, problems }: Stage, decisions: readonly ImportDecision[]): StageSource => {
  const cells = new Map([...source.cells].map(([row, fields]) => [row, new Map(fields)]));
  const setCell = (row: number, field: string, value: string): void => {
    const fields = cells.get(row) ?? new Map<string, string>();
    cells.set(row, fields.set(field, value));
  };
  let { choices } = source;
  const words = [...source.words];
  const seen = [...source.seen];
  const leaveRows = new Set(source.leaveRows);
  for (const decision of decisions) {
    switch (decision.type) {
      case 'cell':
        setCell(decision.row, decision.field, decision.value);
        break;
      case 'acceptAll':
        for (const { row, field, code, suggestion } of problems) {
          const [only] = suggestion ?? [];
          if (code === decision.code && field === decision.field && suggestion?.length === 1 && only !== undefined)
            setCell(row, field, only);
        }
        break;
      case 'word':
        words.push({ field: decision.field, word: decision.word, value: decision.value });
        break;
      case 'seen':
        seen.push({ code: decision.code, field: decision.field, row: decision.row });
        break;
      case 'leaveRow':
        leaveRows.add(decision.row);
        break;
      case 'table':
        choices = withPurpose(decision.choices, choices);
        break;
    }
  }
  return { ...source, choices, cells, words, seen, leaveRows };
};
