import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import { drawsWords as words, exportedText, hostText } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { CommitStep } from './CommitStep.tsx';
import { DiceStep } from './DiceStep.tsx';
import { currentStep, stepsOf, type StepKey } from './draw-steps.ts';
import { DrawnStep, OutcomeSheet } from './DrawnStep.tsx';
import { DrawSteps } from './DrawSteps.tsx';
import './draws.css';
import { Evidence } from './Evidence.tsx';
import { ExportRecord } from './ExportRecord.tsx';
import { FrozenStep } from './FrozenStep.tsx';
import { ReadDice, Revealed } from './PastSteps.tsx';
import { RevealStep } from './RevealStep.tsx';

interface Props {
  readonly serial: string;
  readonly navigate: Navigate;
  readonly office: OfficeView;
}

/** The ceremony's console: one step after the other, nothing moves by itself (UX 11). */
export const DrawPage = ({ serial, navigate }: Props) => {
  const draw = useQuery('draws.get', { serial });
  if (draw.at === 'ready') return <Ceremony key={serial} draw={draw.value} navigate={navigate} />;
  return (
    <PageFrame head={<PageHead title={words.title} facts={<span className="mono">{serial}</span>} />}>
      {draw.at === 'failed' ? <ErrorNotice text={errorSentence(draw.error)} /> : null}
    </PageFrame>
  );
};

const Ceremony = ({ draw, navigate }: { readonly draw: DrawDetail; readonly navigate: Navigate }) => {
  const exporting = useCommand('draws.exportRecord');
  const current = currentStep(draw);
  const [looked, setLooked] = useState<{ readonly during: StepKey; readonly at: StepKey } | null>(null);
  // Looking back ends when the ceremony moves on.
  const viewed = looked?.during === current ? looked.at : current;
  const { result, state, serial } = draw;
  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={
            <>
              <span className="one-line">{draw.schemeName}</span>
              <span className="mono">{serial}</span>
            </>
          }
          actions={
            <>
              <Button
                onClick={() => {
                  navigate({ page: 'scheme', id: draw.schemeId });
                }}
              >
                {words.toScheme}
              </Button>
              <Button
                onClick={() => {
                  navigate({ page: 'schemes' });
                }}
              >
                {words.backToTasks}
              </Button>
            </>
          }
        />
      }
      foot={
        <ActionBar
          state={
            state === 'void' ? null : (
              <span className="one-line">
                {words.host}
                {hostText[state]}
              </span>
            )
          }
        >
          {state === 'drawn' ? (
            <>
              <ExportRecord serial={serial} command={exporting} />
              <Button
                type="primary"
                size="large"
                onClick={() => {
                  navigate({ page: 'results', serial });
                }}
              >
                {words.toResults}
              </Button>
            </>
          ) : null}
        </ActionBar>
      }
    >
      <div className={viewed === 'list' ? 'console console-list' : 'console'}>
        <DrawSteps
          steps={stepsOf(draw)}
          viewed={viewed}
          onView={(at) => {
            setLooked({ during: current, at });
          }}
        />
        <div className="console-middle">
          {state === 'void' ? <Strip mark="void">{words.voided}</Strip> : null}
          {exporting.phase.at === 'failed' ? <ErrorNotice text={errorSentence(exporting.phase.error)} /> : null}
          {exporting.phase.at === 'done' ? (
            <Strip mark="done">{exportedText(exporting.phase.value.folder, exporting.phase.value.files.length)}</Strip>
          ) : null}
          <Step draw={draw} viewed={viewed} />
        </div>
        {viewed === 'list' && result ? (
          <div className="evidence">
            <OutcomeSheet draw={draw} outcome={result} />
          </div>
        ) : (
          <Evidence draw={draw} />
        )}
      </div>
    </PageFrame>
  );
};

const Step = ({ draw, viewed }: { readonly draw: DrawDetail; readonly viewed: StepKey }) => {
  if (viewed === 'freeze') return <FrozenStep draw={draw} />;
  if (viewed === 'commit') return <CommitStep draw={draw} />;
  if (viewed === 'dice') return draw.state === 'committed' ? <DiceStep serial={draw.serial} /> : <ReadDice draw={draw} />;
  if (viewed === 'run') return draw.state === 'diced' ? <RevealStep serial={draw.serial} /> : <Revealed />;
  return draw.result ? <DrawnStep draw={draw} outcome={draw.result} /> : null;
};
