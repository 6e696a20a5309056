import { useEffect, useState } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { stageSteps } from '#shared/domain/stage/steps.ts';
import { drawsWords } from '#shared/i18n/zh-cn/draws.ts';
import { headText, stageClockText, stageWords as words } from '#shared/i18n/zh-cn/stage.ts';
import type { StageShow, StageScene } from '#shared/contract/stage.ts';
import { CommitScene, FrozenScene } from './FrozenScene.tsx';
import { DiceScene } from './DiceScene.tsx';
import { ListScene } from './ListScene.tsx';
import { MatchScene, PeopleScene } from './PeopleScene.tsx';
import { SignScene, VoidScene } from './SignScene.tsx';
import type { StageView } from './stage-store.ts';
import './stage.css';

interface Props {
  readonly store: StoreApi<StageView>;
  readonly pass: (milliseconds: number) => void;
  readonly clock: () => string;
}

/** The projector's picture: head, the seven steps, and the step that the console is at. Nothing on it can be pressed. */
export const Stage = ({ store, pass, clock }: Props) => {
  const { show, scene } = useStore(store);
  useFrames(pass);
  if (!show || !scene) return <main className="stage stage-empty">{words.waiting}</main>;
  return (
    <main className="stage">
      <header className="stage-head">
        <div>
          <h1>{headText(scene)}</h1>
          <p>
            {scene.schemeName} · <span className="stage-mono">{scene.serial}</span>
          </p>
        </div>
        <Clock clock={clock} />
      </header>
      <ol className="stage-steps" aria-label={words.steps}>
        {stageSteps.map((step, index) => (
          <li
            key={step}
            aria-current={step === show.step ? 'step' : undefined}
            className={index < stageSteps.indexOf(show.step) ? 'stage-done' : undefined}
          >
            {index + 1} {drawsWords.step[step]}
          </li>
        ))}
      </ol>
      <Scene store={store} show={show} scene={scene} />
    </main>
  );
};

const Scene = ({ store, show, scene }: { readonly store: StoreApi<StageView>; readonly show: StageShow; readonly scene: StageScene }) => {
  if (scene.voided && scene.result === null) return <VoidScene voided={scene.voided} />;
  switch (show.step) {
    case 'frozen':
      return <FrozenScene scene={scene} />;
    case 'commit':
      return <CommitScene scene={scene} />;
    case 'dice':
      return <DiceScene scene={scene} />;
    case 'subjects':
      return <ListScene store={store} scene={scene} />;
    case 'people':
      return <PeopleScene scene={scene} />;
    case 'match':
      return <MatchScene scene={scene} />;
    case 'sign':
      return <SignScene scene={scene} />;
  }
};

/** Tells how much time has passed, picture by picture. */
const useFrames = (pass: (milliseconds: number) => void): void => {
  useEffect(() => {
    let before: number | null = null;
    let frame = 0;
    const next = (now: number): void => {
      if (before !== null) pass(now - before);
      before = now;
      frame = requestAnimationFrame(next);
    };
    frame = requestAnimationFrame(next);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [pass]);
};

const Clock = ({ clock }: { readonly clock: () => string }) => {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(clock());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [clock]);
  const { time, day } = stageClockText(now);
  return (
    <div className="stage-clock">
      <b>{time}</b>
      <p>{day}</p>
    </div>
  );
};
