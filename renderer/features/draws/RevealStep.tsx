import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { noPublicValue } from '#shared/domain/draw/announced.ts';
import { announcedText, ceremonyWords } from '#shared/i18n/zh-cn/ceremony.ts';
import { drawsWords as words, subjectsUnit } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { phaseText, progressCount, timeLeftText, uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { SecretField } from './SecretField.tsx';
import { secretOf } from './secret-text.ts';

interface Props {
  readonly draw: DrawDetail;
}

/** The envelopes are opened; the list is computed once, when both secrets fit their commitments. */
export const RevealStep = ({ draw: { serial, announced, resumed } }: Props) => {
  const run = useCommand('draws.run', serial);
  const [revealA, setRevealA] = useState('');
  const [revealB, setRevealB] = useState('');
  const [publicValue, setPublicValue] = useState('');
  const id = useId();
  const { phase } = run;
  const running = phase.at === 'running';
  const filled = secretOf(revealA) !== '' && secretOf(revealB) !== '' && (announced === null || publicValue.trim() !== '');
  const wrong = phase.at === 'failed' && phase.error.code === 'draw.revealWrong' ? phase.error.params.party : null;
  const submit = (): void => {
    if (!filled || running) return;
    void run.run({
      serial,
      revealA: secretOf(revealA),
      revealB: secretOf(revealB),
      publicValue: announced === null ? noPublicValue : publicValue.trim(),
    });
  };
  return (
    <div className="draw-middle">
      {resumed ? <Strip mark="look">{ceremonyWords.resumed}</Strip> : null}
      <p className="draw-lead">{words.runLead}</p>
      <Sheet title={words.run}>
        <form
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <SecretField
            label={words.revealA}
            shown={words.revealA}
            value={revealA}
            mistake={wrong === 'A' ? words.revealDiffers : undefined}
            onChange={setRevealA}
          />
          <SecretField
            label={words.revealB}
            shown={words.revealB}
            value={revealB}
            mistake={wrong === 'B' ? words.revealDiffers : undefined}
            onChange={setRevealB}
          />
          {announced === null ? null : (
            <div className="secret-field">
              <label className="draw-label" htmlFor={id}>
                {words.publicValue}
              </label>
              <Input
                id={id}
                aria-describedby={`${id}-hint`}
                maxLength={200}
                value={publicValue}
                onChange={(event) => {
                  setPublicValue(event.target.value);
                }}
              />
              <p id={`${id}-hint`} className="hint">
                {announcedText(announced)}
              </p>
            </div>
          )}
          <div className="dice-buttons">
            <span className="hint">{filled ? words.runHint : words.revealMissing}</span>
            <Button htmlType="submit" type="primary" size="large" disabled={!filled} loading={running}>
              {words.draw}
            </Button>
          </div>
        </form>
      </Sheet>
      {phase.at === 'running' ? (
        <Sheet>
          <ProgressPanel
            phase={phaseText[phase.progress?.phase ?? 'drawing']}
            count={phase.progress ? progressCount(phase.progress, subjectsUnit) : undefined}
            timeLeft={phase.secondsLeft === undefined ? undefined : timeLeftText(phase.secondsLeft)}
            share={phase.progress?.total === undefined ? undefined : phase.progress.done / Math.max(1, phase.progress.total)}
            cancelLabel={uiWords.cancel}
            onCancel={run.cancel}
          />
        </Sheet>
      ) : null}
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </div>
  );
};
