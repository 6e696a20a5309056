import { Button } from 'antd';
import { useState } from 'react';
import { Meter } from '#renderer/ui/Meter.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { shareLineText, sharePercent } from '#shared/i18n/zh-cn/plan-findings.ts';
import { frozenBaseText, plansWords as words, settingsText, todayBaseText } from '#shared/i18n/zh-cn/plans.ts';
import { BaseDialog } from './BaseDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { ShareLines } from './ShareLines.tsx';

/** What the plan comes to against the lines of the year, on which base, and the days it must keep to. */
export const SharesSheet = ({ plan }: { readonly plan: PlanDetail }) => {
  const [opened, setOpened] = useState<'base' | 'settings' | null>(null);
  const { base, settings, shares, state } = plan;
  const counted = base.frozen ?? base.today;
  const close = (): void => {
    setOpened(null);
  };
  const whole = shares.lines[0];
  return (
    <Sheet title={words.shares} extra={whole ? <SharesMeter distinct={whole.enterprises.distinct} base={counted.enterprises} /> : null}>
      <ShareLines shares={shares} base={counted} />
      <div className="plan-base">
        <p className="hint">
          {base.frozen
            ? frozenBaseText(base.frozen.on, base.frozen.enterprises, base.frozen.subjects)
            : todayBaseText(base.today.enterprises, base.today.subjects)}
        </p>
        <Button
          onClick={() => {
            setOpened('base');
          }}
        >
          {base.frozen ? words.baseAgain : words.freezeBase}
        </Button>
      </div>
      {state === 'approved' ? null : (
        <div className="plan-base">
          <p className="hint">{settingsText(settings.lastEnd, settings.dueBy)}</p>
          <Button
            onClick={() => {
              setOpened('settings');
            }}
          >
            {words.settings}
          </Button>
        </div>
      )}
      {opened === 'base' ? <BaseDialog year={plan.year} base={base} onClose={close} /> : null}
      {opened === 'settings' ? <SettingsDialog settings={settings} onClose={close} /> : null}
    </Sheet>
  );
};

/** Of 4 %, with a tick at 3 %. */
const SharesMeter = ({ distinct, base }: { readonly distinct: number; readonly base: number }) => (
  <Meter
    value={distinct * 100}
    max={4 * base}
    target={3 * base}
    label={`${shareLineText.whole.name} ${sharePercent(distinct, base)}`}
    width={96}
  />
);
