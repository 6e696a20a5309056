import { Button } from 'antd';
import { useState } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { Strip } from '#renderer/ui/Strip.tsx';
import { handedDownWords as words, handedPlanText, handedPlanTitle } from '#shared/i18n/zh-cn/handed-down.ts';
import { HandedPlanDrawer } from './HandedPlanDrawer.tsx';

interface Props {
  readonly show: (id: string) => void;
}

/** What the city asks for in a year, as long as the county's plan does not carry it. */
export const HandedPlanStrips = ({ show }: Props) => {
  const handed = useQuery('handedDown.list', {});
  const [opened, setOpened] = useState<string | null>(null);
  const plans = handed.at === 'ready' ? handed.value.plans : [];
  return (
    <>
      {plans.map((plan) => {
        if (plan.state === 'unreadable') return <Strip key={plan.id} mark="must">{`${handedPlanTitle(plan)}：${words.unreadable}`}</Strip>;
        if (plan.state === 'taken') return null;
        const button = (
          <Button
            aria-label={`${words.lookPlan} ${String(plan.year)}`}
            onClick={() => {
              setOpened(plan.id);
            }}
          >
            {words.lookPlan}
          </Button>
        );
        return (
          <Strip key={plan.id} mark="look" action={button}>
            {`${handedPlanTitle(plan)}。${handedPlanText(plan)}`}
          </Strip>
        );
      })}
      {opened === null ? null : (
        <HandedPlanDrawer
          id={opened}
          onClose={() => {
            setOpened(null);
          }}
          onAdopted={(planId) => {
            setOpened(null);
            show(planId);
          }}
        />
      )}
    </>
  );
};
