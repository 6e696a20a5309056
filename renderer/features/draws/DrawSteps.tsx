import { Button } from 'antd';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import { ceremonyWords } from '#shared/i18n/zh-cn/ceremony.ts';
import { drawsWords as words } from '#shared/i18n/zh-cn/draws.ts';
import type { StageStep } from '#shared/domain/stage/steps.ts';
import type { DrawStep } from './draw-steps.ts';

interface Props {
  readonly steps: readonly DrawStep[];
  readonly viewed: StageStep;
  readonly onView: (step: StageStep) => void;
  /** Missing where nothing can be made void. */
  readonly onVoid?: () => void;
}

/** The fixed order. A done step can be looked at again; nothing can be done again. */
export const DrawSteps = ({ steps, viewed, onView, onVoid }: Props) => (
  <Sheet flush className="draw-steps">
    <ol aria-label={words.steps}>
      {steps.map(({ key, title, hint, at }, index) => (
        <li key={key}>
          <button
            type="button"
            className={key === viewed ? 'draw-step draw-step-on' : 'draw-step'}
            aria-current={key === viewed ? 'step' : undefined}
            disabled={at === 'ahead'}
            onClick={() => {
              onView(key);
            }}
          >
            {at === 'done' ? <MarkShape mark="done" /> : <i aria-hidden="true">{index + 1}</i>}
            <span>
              <b>{title}</b>
              <small>{hint}</small>
            </span>
          </button>
        </li>
      ))}
    </ol>
    <div className="draw-never">
      <p className="hint">{words.noRedraw}</p>
      {onVoid ? <Button onClick={onVoid}>{ceremonyWords.void}</Button> : null}
    </div>
  </Sheet>
);
