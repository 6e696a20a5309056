import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { OfficeRole } from '#shared/contract/office.ts';
import type { PlanSummary } from '#shared/contract/plans.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { plansWords as words, rowsText, versionOption } from '#shared/i18n/zh-cn/plans.ts';
import { HandedPlanStrips } from './HandedPlanStrips.tsx';
import { NewPlanDialog } from './NewPlanDialog.tsx';
import { PlanDesk } from './PlanDesk.tsx';
import './plans.css';

interface Props {
  readonly id: string | undefined;
  readonly navigate: Navigate;
  readonly role: OfficeRole;
}

const none: readonly PlanSummary[] = [];

/** 年度计划: the versions there are, and the one that is worked on. */
export const PlansPage = ({ id, navigate, role }: Props) => {
  const plans = useQuery('plans.list', {});
  const [asking, setAsking] = useState(false);
  const list = plans.at === 'ready' ? plans.value.plans : none;
  const chosen = list.find((plan) => plan.id === id) ?? list[0];
  const detail = useQuery('plans.get', chosen ? { id: chosen.id } : null);
  const show = (planId: string): void => {
    navigate({ page: 'plans', id: planId });
  };
  const ask = (
    <Button
      type={list.length === 0 ? 'primary' : 'default'}
      onClick={() => {
        setAsking(true);
      }}
    >
      {words.create}
    </Button>
  );
  const dialog =
    asking && plans.at === 'ready' ? (
      <NewPlanDialog
        thisYear={plans.value.thisYear}
        plans={list}
        onClose={() => {
          setAsking(false);
        }}
        onCreated={(planId) => {
          setAsking(false);
          show(planId);
        }}
      />
    ) : null;
  const choice = chosen ? (
    <>
      <Select
        aria-label={words.choose}
        className="plan-choice"
        value={chosen.id}
        options={list.map((plan) => ({ value: plan.id, label: versionOption(plan) }))}
        onChange={show}
      />
      <span>{rowsText(chosen.rowCount)}</span>
    </>
  ) : null;
  if (chosen && detail.at === 'ready' && detail.value.id === chosen.id) {
    return (
      <>
        <PlanDesk
          key={chosen.id}
          plan={detail.value}
          plans={list}
          facts={choice}
          create={ask}
          show={show}
          navigate={navigate}
          role={role}
        />
        {dialog}
      </>
    );
  }
  const failed = plans.at === 'failed' ? plans.error : detail.at === 'failed' ? detail.error : null;
  return (
    <PageFrame head={<PageHead title={words.title} facts={choice} />}>
      {failed ? <ErrorNotice text={errorSentence(failed)} /> : null}
      <HandedPlanStrips show={show} />
      {plans.at === 'ready' && list.length === 0 ? (
        <Sheet>
          <EmptyState text={words.empty} action={ask} />
        </Sheet>
      ) : null}
      {dialog}
    </PageFrame>
  );
};
