import type { PlanBaseView, PlanDetail, PlanPreview, PlanRowView, PlanSummary, PlanTaskView } from '#shared/contract/plans.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { planFindings } from '#shared/domain/plans/plan-findings.ts';
import { planProgress, rowProgress } from '#shared/domain/plans/plan-progress.ts';
import type { PlanRow } from '#shared/domain/plans/plan-row.ts';
import { planShares, type JudgedRow, type PlanShares } from '#shared/domain/plans/plan-shares.ts';
import { targetOf, type RowTarget, type TargetGroup } from '#shared/domain/plans/row-target.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import { listItems } from '#electron/store/items.ts';
import { findBase, findPlanSettings } from '#electron/store/plan-bases.ts';
import { listNotices } from '#electron/store/plan-notices.ts';
import { listUnplannedTasks, tasksByRow } from '#electron/store/plan-tasks.ts';
import { findPlanInForce, listPlanRows, listVersions, type StoredPlan } from '#electron/store/plans.ts';
import { countPopulation } from '#electron/store/scheme-population.ts';
import { subjectFacets } from '#electron/store/subject-counts.ts';
import itemWords from '#resources/vocabulary/items.json' with { type: 'json' };

const kindWords = Object.fromEntries(Object.entries(itemWords.words.appliesToKinds).filter(([kind]) => kind !== 'other'));

/** Whom a row is about, by the words for kinds and the tags that the library has. */
export const rowTarget = (db: ReadDb, row: Pick<PlanRow, 'range'>): RowTarget =>
  targetOf(row, { kinds: kindWords, tags: subjectFacets(db).tags.map(({ value }) => value) });

export const summaryOf = (db: ReadDb, plan: StoredPlan): PlanSummary => {
  const { id, year, version, state, reason, rowCount, submitted, approved, returned } = plan;
  const notices = listNotices(db, id);
  const last = (kind: 'filed' | 'published') => notices.findLast((notice) => notice.kind === kind) ?? null;
  return {
    ...{ id, year, version, state, reason, rowCount, returned },
    submitted: submitted && { by: submitted.name, at: submitted.at },
    approved: approved && { by: approved.name, at: approved.at },
    filed: last('filed'),
    published: last('published'),
  };
};

interface Judged {
  readonly items: readonly ItemVersion[];
  readonly base: PlanBaseView;
  readonly shares: PlanShares;
}

/** What rows come to on the library as it is today. */
const judge = (db: ReadDb, year: number, rows: readonly PlanRow[]): Judged => {
  const items = listItems(db);
  const byCode = new Map(items.map((item) => [item.code, item]));
  const judged = rows.map((row): JudgedRow => ({
    row,
    target: rowTarget(db, row),
    items: row.itemCodes.flatMap((code) => byCode.get(code) ?? []),
  }));
  const groups = groupsOf(db, judged);
  const today = { enterprises: sumOf(groups.filter(({ kind }) => kind === 'enterprise')), subjects: sumOf(groups) };
  const frozen = findBase(db, year);
  return { items, base: { frozen, today }, shares: planShares(judged, groups, frozen ?? today) };
};

const sumOf = (groups: readonly TargetGroup[]): number => groups.reduce((sum, { count }) => sum + count, 0);

/** 存续 subjects by kind and the tags that decide whom a row is about. */
const groupsOf = (db: ReadDb, rows: readonly JudgedRow[]): readonly TargetGroup[] => {
  const tags = new Set(rows.flatMap(({ target, items }) => [...target.tags, ...items.map(({ appliesToTag }) => appliesToTag)]));
  tags.delete('');
  const counted = countPopulation(db, {}, { excluded: [], deferred: [], drawnBefore: [], tags: [...tags] });
  const byLikeness = new Map<string, TargetGroup>();
  for (const { active, kind, tags: own, count } of counted) {
    if (!active) continue;
    const key = JSON.stringify([kind, own]);
    byLikeness.set(key, { kind, tags: own, count: count + (byLikeness.get(key)?.count ?? 0) });
  }
  return [...byLikeness.values()];
};

const findingsOf = (db: ReadDb, year: number, rows: readonly PlanRow[], { items, base, shares }: Judged, today: string) =>
  planFindings({
    year,
    today,
    rows,
    items: items.map((item) => ({ code: item.code, name: itemTitle(item), published: item.published })),
    settings: findPlanSettings(db),
    shares,
    base: { enterprises: (base.frozen ?? base.today).enterprises, frozen: base.frozen !== null },
    reported: listVersions(db, year).some(({ id }) => listNotices(db, id).some(({ kind }) => kind === 'filed')),
  });

/** Names of the items that the list has, by code. */
export const itemNamesOf = (db: ReadDb): ReadonlyMap<string, string> => new Map(listItems(db).map((item) => [item.code, itemTitle(item)]));

/** What the rules say of these rows as the plan of a year. */
export const previewOf = (db: ReadDb, year: number, rows: readonly PlanRow[], today: string): PlanPreview => {
  const judged = judge(db, year, rows);
  return { shares: judged.shares, findings: findingsOf(db, year, rows, judged, today) };
};

/** A whole version as it is shown. What was approved is not judged again. */
export const detailOf = (db: ReadDb, plan: StoredPlan, today: string): PlanDetail => {
  const rows = listPlanRows(db, plan.id);
  const judged = judge(db, plan.year, rows);
  const names = new Map(judged.items.map((item) => [item.code, itemTitle(item)]));
  const tasks = tasksByRow(db, plan.year);
  const amounts = new Map(judged.shares.rows.map((amount) => [amount.rowId, amount]));
  const views = rows.map((row): PlanRowView => {
    const own: readonly PlanTaskView[] = tasks.get(row.id) ?? [];
    const { pool = 0, drawn = 0 } = amounts.get(row.id) ?? {};
    const items = row.itemCodes.map((code) => ({ code, name: names.get(code) ?? code }));
    return { ...row, items, tasks: own, progress: rowProgress(own), pool, drawn };
  });
  const open = listVersions(db, plan.year).find(({ id, state }) => state !== 'approved' && id !== plan.id);
  return {
    ...summaryOf(db, plan),
    rows: views,
    progress: planProgress(views.map(({ progress }) => progress)),
    notices: listNotices(db, plan.id),
    findings: plan.state === 'approved' ? [] : findingsOf(db, plan.year, rows, judged, today),
    shares: judged.shares,
    base: judged.base,
    settings: findPlanSettings(db),
    unplanned: listUnplannedTasks(db, plan.year),
    inForce: findPlanInForce(db, plan.year)?.id === plan.id,
    openVersion: open?.version ?? null,
  };
};
