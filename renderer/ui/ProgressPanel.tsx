import { Button } from 'antd';
import './small-parts.css';

interface Props {
  /** What is being done, in words. */
  readonly phase: string;
  /** “92,400 / 148,213 行” and the like. */
  readonly count?: string | undefined;
  /** “约还要 6 秒” and the like. */
  readonly timeLeft?: string | undefined;
  /** 0 to 1; missing while the total is not known. */
  readonly share?: number | undefined;
  readonly cancelLabel: string;
  readonly onCancel?: (() => void) | undefined;
}

/** Long work with its count; the words are announced, the moving number is not. */
export const ProgressPanel = ({ phase, count, timeLeft, share, cancelLabel, onCancel }: Props) => {
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="progress-panel">
      <div>
        <span role="status">{phase}</span>{' '}
        <span className="hint">{[count, timeLeft].filter((text) => text !== undefined).join(' · ')}</span>
      </div>
      {onCancel ? <Button onClick={onCancel}>{cancelLabel}</Button> : null}
      <div className="progress-track" role="progressbar" aria-label={phase} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <i style={{ width: `${percent ?? 8}%` }} />
      </div>
    </div>
  );
};
