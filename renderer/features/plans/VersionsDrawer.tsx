import { Button } from 'antd';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { PlanDetail, PlanSummary } from '#shared/contract/plans.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { diffLines } from '#shared/i18n/zh-cn/plan-table.ts';
import { approvedText, noticeText, planStandText, plansWords as words, versionText } from '#shared/i18n/zh-cn/plans.ts';

interface Props {
  readonly open: boolean;
  readonly plan: PlanDetail;
  readonly plans: readonly PlanSummary[];
  readonly show: (id: string) => void;
  readonly onClose: () => void;
}

/** Every version of the year with its reason, approval and notices, and what this one changed (R8). */
export const VersionsDrawer = ({ open, plan, plans, show, onClose }: Props) => {
  const versions = plans.filter(({ year }) => year === plan.year);
  const before = versions.find(({ version }) => version === plan.version - 1);
  return (
    <DetailDrawer open={open} title={words.versions} width={720} onClose={onClose}>
      <ul className="plan-versions">
        {versions.map((version) => (
          <li key={version.id}>
            <div>
              <b>{versionText(version)}</b> {planStandText(version)}
              {version.reason === '' ? null : <p>{version.reason}</p>}
              {version.approved ? <p className="hint">{approvedText(version.approved.by, version.approved.at)}</p> : null}
              {version.filed ? <p className="hint">{`${words.lastFiled} ${noticeText(version.filed)}`}</p> : null}
              {version.published ? <p className="hint">{`${words.lastPublished} ${noticeText(version.published)}`}</p> : null}
            </div>
            {version.id === plan.id ? (
              <span className="hint">{words.thisVersion}</span>
            ) : (
              <Button
                aria-label={`${words.openVersion} ${versionText(version)}`}
                onClick={() => {
                  onClose();
                  show(version.id);
                }}
              >
                {words.openVersion}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {before && open ? <Differences from={before.id} to={plan.id} /> : null}
    </DetailDrawer>
  );
};

const Differences = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const diff = useQuery('plans.diff', { from, to });
  const items = useQuery('items.list', {});
  if (diff.at === 'failed') return <ErrorNotice text={errorSentence(diff.error)} />;
  if (diff.at !== 'ready' || items.at !== 'ready') return null;
  const lines = diffLines(diff.value, new Map(items.value.map((item) => [item.code, itemTitle(item)])));
  return (
    <section aria-label={words.diffTitle}>
      <h3>{words.diffTitle}</h3>
      {lines.length === 0 ? (
        <p className="hint">{words.diffNone}</p>
      ) : (
        <table className="plain-table plan-diff">
          <thead>
            <tr>
              {Object.values(words.diffColumns).map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ change, name, field, before, after }) => (
              <tr key={`${change} ${name} ${field}`}>
                <td>{change}</td>
                <td>{name}</td>
                <td>{field}</td>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
