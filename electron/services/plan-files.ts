import { ok, type Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import type { CallName } from '#shared/contract/contract.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { planFilesContract } from '#shared/contract/plan-files.ts';
import { diffPlans } from '#shared/domain/plans/plan-diff.ts';
import type { PlanRow } from '#shared/domain/plans/plan-row.ts';
import { planNameKey } from '#shared/domain/plans/plan-findings.ts';
import { planFileName, planPaper } from '#shared/i18n/zh-cn/plan-papers.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { saveMapping } from '#electron/store/import-memory.ts';
import { findOffice } from '#electron/store/office.ts';
import { findPlan, insertPlanRows, listPlanRows, listVersions, touchPlan, type StoredPlan } from '#electron/store/plans.ts';
import type { CommandContext, Handlers } from './context.ts';
import { paperHtml } from './draw-papers.ts';
import { itemNamesOf, previewOf } from './plan-view.ts';
import { draftPlan, stampOf } from './plan-draft.ts';
import { diffSheet, planSheet } from './plan-sheets.ts';
import { readPlanTable } from './plan-table.ts';
import { singleStep } from './single-step.ts';
import { writeForGood } from './workbook-file.ts';

type Names = Extract<CallName, keyof typeof planFilesContract>;

interface Surroundings {
  readonly sheetThreadPath: string;
  readonly verifierDir: string;
}

type TakeWrite = CommandContext<AuditParams['plans.tableTaken']>;
type TakeError = AppError<'plan.notFound' | 'plan.notDraft' | 'import.nothingToWrite'>;

const styleNames = ['record-sheet.css', 'record-paper.css', 'ceremony-papers.css', 'plan-papers.css'];

const earlierVersion = (db: ReadDb, { year, version }: StoredPlan): StoredPlan | undefined =>
  listVersions(db, year).find((other) => other.version === version - 1);

const knownNames = (rows: readonly PlanRow[]): ReadonlySet<string> => new Set(rows.map(({ name }) => planNameKey(name)));

export const planFileHandlers = ({ sheetThreadPath, verifierDir }: Surroundings): Handlers<Names> => ({
  'plans.readTable': async (context, { id, file, choices }) => {
    const plan = draftPlan(context.db, id);
    if (!plan.ok) return plan;
    const { year, version } = plan.value;
    const read = await readPlanTable(context, { file, choices, year, threadPath: sheetThreadPath });
    if (!read.ok) return read;
    const { fileName, sha256, checked, found, rows } = read.value;
    return ok(
      singleStep(({ db, now, note }) => {
        const present = listPlanRows(db, id);
        const known = knownNames(present);
        const added = rows.map((row, index): PlanRow => ({ ...row, id: `table ${index}` }));
        const { findings } = previewOf(db, year, [...present, ...added], now.slice(0, 10));
        note({ year, version, file: fileName, sha256, rows: rows.length });
        return ok({
          ...found,
          fileName,
          sha256,
          counts: {
            read: checked.counts.read,
            importable: checked.counts.importable,
            mustFix: checked.counts.mustFix,
            skipped: checked.counts.skipped,
          },
          groups: checked.groups,
          rows: rows.map((row, index) => ({
            sheetRow: checked.sheetRows[index] ?? 0,
            row,
            known: known.has(planNameKey(row.name)),
            findings: findings.filter(({ rowId }) => rowId === added[index]?.id),
          })),
        });
      }),
    );
  },

  'plans.takeTable': async (context, { id, file, sha256, choices, leaveKnown }) => {
    const draft = draftPlan(context.db, id);
    if (!draft.ok) return draft;
    const read = await readPlanTable(context, { file, choices, year: draft.value.year, threadPath: sheetThreadPath });
    if (!read.ok) return read;
    if (read.value.sha256 !== sha256) return fail('import.fileChanged', { name: read.value.fileName });
    return ok(
      singleStep((write: TakeWrite): Result<{ readonly rows: number }, TakeError> => {
        const plan = draftPlan(write.db, id);
        if (!plan.ok) return plan;
        const known = knownNames(listPlanRows(write.db, id));
        const taken = read.value.rows.filter(({ name }) => !leaveKnown || !known.has(planNameKey(name)));
        if (taken.length === 0) return fail('import.nothingToWrite', {});
        insertPlanRows(
          write.db,
          id,
          taken.map((row) => ({ ...row, id: write.newId() })),
        );
        touchPlan(write.db, id, stampOf(write));
        if (choices.columns) {
          const columns = choices.columns.map(({ column, field }) => [column, field] as const);
          saveMapping(write.db, 'plans', read.value.checked.mapping.fingerprint, columns, write.now);
        }
        const { year, version } = plan.value;
        write.note({ year, version, file: read.value.fileName, sha256, rows: taken.length });
        return ok({ rows: taken.length });
      }),
    );
  },

  'plans.export': async (context, { id, folder }) => {
    const { db } = context;
    const plan = findPlan(db, id);
    if (!plan) return fail('plan.notFound', {});
    const rows = listPlanRows(db, id);
    if (rows.length === 0) return fail('library.empty', {});
    const { year, version } = plan;
    const names = itemNamesOf(db);
    const office = findOffice(db)?.name ?? '';
    const before = earlierVersion(db, plan);
    const sheets = [
      planSheet(office, plan, rows, names),
      ...(before ? [diffSheet(plan, diffPlans(listPlanRows(db, before.id), rows), names)] : []),
    ];
    const fileName = planFileName(year, version);
    const facts = { year, version, file: fileName, rows: rows.length };
    return writeForGood(context, { folder, fileName, sheets }, 'plans.exported', facts, { fileName, rows: rows.length });
  },

  'plans.paper': async ({ db, now }, { id }) => {
    const plan = findPlan(db, id);
    if (!plan) return fail('plan.notFound', {});
    const rows = listPlanRows(db, id);
    const before = earlierVersion(db, plan);
    const facts = {
      office: findOffice(db)?.name ?? '',
      year: plan.year,
      version: plan.version,
      reason: plan.reason,
      on: plan.approved?.at ?? now,
      approved: plan.state === 'approved',
      rows,
      items: itemNamesOf(db),
      diff: before ? diffPlans(listPlanRows(db, before.id), rows) : null,
    };
    return ok({ html: await paperHtml((style) => planPaper(facts, style), styleNames, { verifierDir }) });
  },
});
