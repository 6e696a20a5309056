import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { DrawDetail, DrawState } from '#shared/contract/draws.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import type { StageStep } from '#shared/domain/stage/steps.ts';
import { attemptText, ceremonyWords, voidSheetText } from '#shared/i18n/zh-cn/ceremony.ts';
import { drawsWords as words, hostText, nextStepText } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { fieldPackWords } from '#shared/i18n/zh-cn/field-pack.ts';
import { handedTaskWords } from '#shared/i18n/zh-cn/handed-tasks.ts';
import { CommitStep } from './CommitStep.tsx';
import { DiceStep } from './DiceStep.tsx';
import { firstStep, nextStep, stepsOf } from './draw-steps.ts';
import { DrawnStep, OutcomeSheet } from './DrawnStep.tsx';
import { DrawSteps } from './DrawSteps.tsx';
import './draws.css';
import { Evidence } from './Evidence.tsx';
import { FrozenStep } from './FrozenStep.tsx';
import { ReadDice, SignStep } from './PastSteps.tsx';
import { MatchStep, PeopleStep } from './PeopleStep.tsx';
import { RevealStep } from './RevealStep.tsx';
import { ReplacementStrips } from './ReplacementStrips.tsx';
import { ReplayControls, StageButtons } from './StageControls.tsx';
import { StageSettingsDialog } from './StageSettingsDialog.tsx';
import { useStage } from './use-stage.ts';
import { VoidDialog } from './VoidDialog.tsx';

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
  const [looked, setLooked] = useState<{ readonly during: DrawState; readonly at: StageStep } | null>(null);
  const [voiding, setVoiding] = useState(false);
  // Looking elsewhere ends when the ceremony moves on.
  const viewed = looked?.during === draw.state ? looked.at : firstStep(draw);
  const { result, state, serial, people, voided, earlier } = draw;
  const view = (at: StageStep): void => {
    setLooked({ during: state, at });
  };
  const toRecord = (): void => {
    navigate({ page: 'record', serial });
  };
  const next = nextStep(draw, viewed);
  const stage = useStage(serial, viewed);
  const listShown = viewed === 'subjects' && result !== null;
  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={
            <>
              <span className="one-line" title={draw.schemeName}>
                {draw.schemeName}
              </span>
              <span className="mono">{serial}</span>
            </>
          }
          actions={
            <>
              <StageButtons control={stage} />
              <StageNames />
              <Button onClick={toRecord}>{words.toRecord}</Button>
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
                {hostText[viewed]}
              </span>
            )
          }
        >
          {state === 'drawn' && people === 'own' ? (
            <Button
              size="large"
              onClick={() => {
                navigate({ page: 'fieldPack', serial });
              }}
            >
              {fieldPackWords.open}
            </Button>
          ) : null}
          {next ? (
            <Button
              size="large"
              {...(state === 'drawn' || viewed === 'frozen' ? { type: 'primary' as const } : {})}
              onClick={() => {
                view(next);
              }}
            >
              {nextStepText(words.step[next])}
            </Button>
          ) : null}
          {state === 'drawn' && viewed === 'sign' ? (
            <Button
              type="primary"
              size="large"
              onClick={() => {
                navigate(people === 'own' ? { page: 'results', serial } : { page: 'handedTasks' });
              }}
            >
              {people === 'own' ? words.toResults : handedTaskWords.handDown}
            </Button>
          ) : null}
        </ActionBar>
      }
    >
      <div className={listShown ? 'console console-list' : 'console'}>
        <DrawSteps
          steps={stepsOf(draw)}
          viewed={viewed}
          onView={view}
          {...(state === 'void'
            ? {}
            : {
                onVoid: () => {
                  setVoiding(true);
                },
              })}
        />
        <div className="console-middle">
          {voided ? <Strip mark="void">{voidSheetText(voided)}</Strip> : null}
          <ReplacementStrips serial={serial} navigate={navigate} />
          {earlier.length > 0 ? <Strip mark="look">{attemptText(earlier)}</Strip> : null}
          {listShown ? <ReplayControls control={stage} total={result.drawn} /> : null}
          <Step draw={draw} viewed={viewed} navigate={navigate} />
        </div>
        {listShown || viewed === 'sign' ? (
          <div className="evidence">{result ? <OutcomeSheet draw={draw} outcome={result} /> : null}</div>
        ) : (
          <Evidence draw={draw} />
        )}
      </div>
      {voiding ? (
        <VoidDialog
          draw={draw}
          navigate={navigate}
          onClose={() => {
            setVoiding(false);
          }}
        />
      ) : null}
    </PageFrame>
  );
};

/** The button and its dialog; it waits for what is set now. */
const StageNames = () => {
  const settings = useQuery('stage.settings', {});
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        disabled={settings.at !== 'ready'}
        onClick={() => {
          setOpen(true);
        }}
      >
        {ceremonyWords.names}
      </Button>
      {open && settings.at === 'ready' ? (
        <StageSettingsDialog
          settings={settings.value}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
};

interface StepProps {
  readonly draw: DrawDetail;
  readonly viewed: StageStep;
  readonly navigate: Navigate;
}

const Step = ({ draw, viewed, navigate }: StepProps) => {
  const { serial, state, result } = draw;
  switch (viewed) {
    case 'frozen':
      return <FrozenStep draw={draw} />;
    case 'commit':
      return <CommitStep draw={draw} />;
    case 'dice':
      return state === 'committed' ? <DiceStep draw={draw} /> : <ReadDice draw={draw} />;
    case 'subjects':
      if (result) return <DrawnStep draw={draw} outcome={result} navigate={navigate} />;
      return state === 'diced' ? <RevealStep draw={draw} /> : null;
    case 'people':
      return <PeopleStep draw={draw} />;
    case 'match':
      return <MatchStep serial={serial} />;
    case 'sign':
      return (
        <SignStep
          onRecord={() => {
            navigate({ page: 'record', serial });
          }}
        />
      );
  }
};
