import { Strip } from '#renderer/ui/Strip.tsx';
import type { ImportReport } from '#shared/contract/imports.ts';
import { riskRefreshText } from '#shared/i18n/zh-cn/imports.ts';

/** What a list of ratings alone does and does not do. */
export const RatingsStrip = ({ report }: { readonly report: ImportReport }) => (
  <Strip mark="look">
    {riskRefreshText.effect}
    {report.mapping.some(({ field }) => field === 'riskOn') ? '' : riskRefreshText.ratedToday}
  </Strip>
);
