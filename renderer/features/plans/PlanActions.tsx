import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { AskedButton } from '#renderer/ui/AskedButton.tsx';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  approvedText,
  mustText,
  noticeTitle,
  planProgressText,
  planStandText,
  plansWords as words,
  submittedText,
} from '#shared/i18n/zh-cn/plans.ts';
import { ApproveDialog } from './ApproveDialog.tsx';
import { NoticeDialog } from './NoticeDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

interface Props {
  readonly plan: PlanDetail;
  /** Ways to fill a draft. */
  readonly fill: ReactNode;
  readonly show: (id: string) => void;
}

type Asked = 'approve' | 'return' | 'adjust' | 'filed' | 'published';

const markOf = ({ state, filed, published }: PlanDetail): Mark => {
  if (state === 'draft') return 'todo';
  return state === 'approved' && filed && published ? 'done' : 'run';
};

const whoText = ({ submitted, approved }: PlanDetail): string => {
  if (approved) return approvedText(approved.by, approved.at);
  return submitted ? submittedText(submitted.by, submitted.at) : '';
};

/** Where the version stands, and what can be done with it next (R7, R8). */
export const PlanActions = ({ plan, fill, show }: Props) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const submit = useCommand('plans.submit');
  const giveUp = useCommand('plans.discard');
  const back = useCommand('plans.return');
  const adjust = useCommand('plans.adjust');
  const musts = plan.findings.filter(({ level }) => level === 'must').length;
  const close = (): void => {
    setAsked(null);
  };
  const ask = (what: Asked) => () => {
    setAsked(what);
  };
  const failure = [submit.phase, giveUp.phase].find(({ at }) => at === 'failed');
  return (
    <>
      <ActionBar
        state={
          <>
            <StatusMark mark={markOf(plan)}>{planStandText(plan)}</StatusMark>
            {plan.inForce ? <span>{planProgressText[plan.progress]}</span> : null}
            <span>{whoText(plan)}</span>
            {plan.state === 'draft' ? <span>{mustText(musts)}</span> : null}
            {failure?.at === 'failed' ? <span role="alert">{errorSentence(failure.error)}</span> : null}
          </>
        }
      >
        {fill}
        {plan.state === 'draft' && plan.version > 1 ? (
          <AskedButton
            label={words.discard}
            title={words.discardTitle}
            text={words.discardText}
            keepLabel={words.discardKeep}
            busy={giveUp.phase.at === 'running'}
            onConfirm={() => giveUp.run({ id: plan.id })}
          />
        ) : null}
        {plan.state === 'draft' ? (
          <Button
            type="primary"
            disabled={musts > 0}
            loading={submit.phase.at === 'running'}
            onClick={() => void submit.run({ id: plan.id })}
          >
            {words.submit}
          </Button>
        ) : null}
        {plan.state === 'submitted' ? (
          <>
            <Button onClick={ask('return')}>{words.back}</Button>
            <Button type="primary" onClick={ask('approve')}>
              {words.approve}
            </Button>
          </>
        ) : null}
        {plan.inForce ? (
          <>
            <Button disabled={plan.openVersion !== null} onClick={ask('adjust')}>
              {words.adjust}
            </Button>
            <Button type={plan.filed && !plan.published ? 'primary' : 'default'} onClick={ask('published')}>
              {noticeTitle('published', plan.published !== null)}
            </Button>
            <Button type={plan.filed ? 'default' : 'primary'} onClick={ask('filed')}>
              {noticeTitle('filed', plan.filed !== null)}
            </Button>
          </>
        ) : null}
      </ActionBar>
      {asked === 'approve' ? <ApproveDialog plan={plan} onClose={close} /> : null}
      {asked === 'return' ? (
        <ReasonDialog
          title={words.returnTitle}
          hint={words.returnHint}
          confirmLabel={words.returnConfirm}
          phase={back.phase}
          onConfirm={async (reason) => (await back.run({ id: plan.id, reason })).ok}
          onClose={close}
        />
      ) : null}
      {asked === 'adjust' ? (
        <ReasonDialog
          title={words.adjustTitle}
          hint={words.adjustHint}
          confirmLabel={words.adjustConfirm}
          phase={adjust.phase}
          onConfirm={async (reason) => {
            const answer = await adjust.run({ id: plan.id, reason });
            if (answer.ok) show(answer.value.id);
            return answer.ok;
          }}
          onClose={close}
        />
      ) : null}
      {asked === 'filed' || asked === 'published' ? <NoticeDialog plan={plan} kind={asked} onClose={close} /> : null}
    </>
  );
};
