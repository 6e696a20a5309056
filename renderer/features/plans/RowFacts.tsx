import { FactList } from '#renderer/ui/FactList.tsx';
import type { PlanRowView } from '#shared/contract/plans.ts';
import { planRowFields } from '#shared/domain/plans/plan-row.ts';
import { planRowWords as words } from '#shared/i18n/zh-cn/plan-row.ts';
import { planFieldText, planFieldValue } from '#shared/i18n/zh-cn/plan-table.ts';

/** Everything a row says, for a version that is not changed. */
export const RowFacts = ({ row }: { readonly row: PlanRowView }) => {
  const names = new Map(row.items.map(({ code, name }) => [code, name]));
  const facts = planRowFields.map((field) => ({ title: planFieldText[field], fact: planFieldValue(row, field, names) }));
  return <FactList blank={words.none} facts={facts.filter(({ fact }) => fact !== '')} />;
};
