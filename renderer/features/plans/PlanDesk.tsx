import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { OfficeRole } from '#shared/contract/office.ts';
import type { PlanDetail, PlanSummary } from '#shared/contract/plans.ts';
import { openVersionText, plansWords as words, returnedText, supersededText } from '#shared/i18n/zh-cn/plans.ts';
import { FindingsSheet } from './FindingsSheet.tsx';
import { HandedPlanStrips } from './HandedPlanStrips.tsx';
import { OutputDrawer } from './OutputDrawer.tsx';
import { PlanActions } from './PlanActions.tsx';
import { PlanRows } from './PlanRows.tsx';
import { RowDialog } from './RowDialog.tsx';
import { focusRow } from './row-focus.ts';
import { SharesSheet } from './SharesSheet.tsx';
import { TableDialog } from './TableDialog.tsx';
import { UnplannedSheet } from './UnplannedSheet.tsx';
import { VersionsDrawer } from './VersionsDrawer.tsx';

interface Props {
  readonly plan: PlanDetail;
  readonly plans: readonly PlanSummary[];
  readonly facts: ReactNode;
  readonly create: ReactNode;
  readonly show: (id: string) => void;
  readonly navigate: Navigate;
  readonly role: OfficeRole;
}

type Opened = { readonly what: 'row'; readonly rowId: string | null } | { readonly what: 'table' | 'versions' | 'output' };

/** One version of a plan: its rows by month, what the year comes to, what is to be changed, and the next step. */
export const PlanDesk = ({ plan, plans, facts, create, show, navigate, role }: Props) => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => {
    setOpened(null);
  };
  const open = (what: 'table' | 'versions' | 'output') => () => {
    setOpened({ what });
  };
  const openRow = (rowId: string | null): void => {
    setOpened({ what: 'row', rowId });
  };
  const isDraft = plan.state === 'draft';
  const fill = (
    <>
      <Button onClick={open('table')}>{words.import}</Button>
      <Button
        onClick={() => {
          openRow(null);
        }}
      >
        {words.addRow}
      </Button>
    </>
  );
  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={facts}
          actions={
            <>
              <Button onClick={open('versions')}>{words.versions}</Button>
              <Button onClick={open('output')}>{words.output}</Button>
              {create}
            </>
          }
        />
      }
      foot={<PlanActions plan={plan} fill={isDraft && plan.rows.length > 0 ? fill : null} show={show} />}
    >
      <div className="plan-desk">
        <div className="plan-main">
          <HandedPlanStrips show={show} />
          {plan.returned !== '' && isDraft ? <Strip mark="back">{returnedText(plan.returned)}</Strip> : null}
          {plan.state === 'approved' && !plan.inForce ? <Strip mark="lock">{supersededText}</Strip> : null}
          {plan.inForce && plan.openVersion !== null ? <Strip mark="run">{openVersionText(plan.openVersion)}</Strip> : null}
          {plan.rows.length === 0 ? (
            <Sheet>
              <EmptyState text={words.emptyRows} action={isDraft ? <div className="plan-fill">{fill}</div> : null} />
            </Sheet>
          ) : (
            <PlanRows plan={plan} onOpen={openRow} navigate={navigate} role={role} />
          )}
          <UnplannedSheet tasks={plan.unplanned} navigate={navigate} />
        </div>
        <div className="plan-side" tabIndex={0} role="region" aria-label={words.side}>
          <SharesSheet plan={plan} />
          {plan.state === 'approved' ? null : <FindingsSheet findings={plan.findings} rows={plan.rows} onJump={focusRow} />}
        </div>
      </div>
      {opened?.what === 'row' ? (
        <RowDialog
          key={opened.rowId ?? ''}
          plan={plan}
          level={role}
          row={plan.rows.find(({ id }) => id === opened.rowId) ?? null}
          onClose={close}
          onSaved={(rowId) => {
            close();
            focusRow(rowId);
          }}
        />
      ) : null}
      {opened?.what === 'table' ? <TableDialog plan={plan} onClose={close} /> : null}
      {opened?.what === 'output' ? <OutputDrawer plan={plan} onClose={close} /> : null}
      <VersionsDrawer open={opened?.what === 'versions'} plan={plan} plans={plans} show={show} onClose={close} />
    </PageFrame>
  );
};
