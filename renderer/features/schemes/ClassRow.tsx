import { Input } from 'antd';
import { useId, useState } from 'react';
import { Meter } from '#renderer/ui/Meter.tsx';
import { RiskBox } from '#renderer/ui/RiskBox.tsx';
import type { ClassRate, StratumPreview } from '#shared/contract/schemes.ts';
import {
  eachChanceText,
  classFieldLabel,
  classLabel,
  classText,
  householdsText,
  outOfText,
  schemesWords as words,
} from '#shared/i18n/zh-cn/schemes.ts';
import { CountField } from './CountField.tsx';
import { percentText, ppmOf } from './percent.ts';

interface Props {
  readonly rate: ClassRate;
  readonly preview: StratumPreview | null;
  readonly onChange: (rate: ClassRate) => void;
}

/** Half a percent, in parts per million. */
const step = 5_000;
const mostPpm = 1_000_000;

/** One risk class: how many of how many, and what that means for one of them. */
export const ClassRow = ({ rate, preview, onChange }: Props) => {
  const { stratum, ratePpm, minimum } = rate;
  return (
    <div className="class-row" role="group" aria-label={classLabel(stratum)}>
      <div className="class-first">
        <RiskBox letter={stratum} label={classLabel(stratum)} />
        <span aria-hidden="true">{classText[stratum]}</span>
        <b>{preview ? householdsText(preview.drawn) : ''}</b>
        <PercentField
          label={classFieldLabel(stratum, words.ratio)}
          ppm={ratePpm}
          onChange={(next) => {
            onChange({ ...rate, ratePpm: next });
          }}
        />
        <span className="hint">{words.atLeast}</span>
        <CountField
          quiet
          label={classFieldLabel(stratum, words.atLeast)}
          unit={words.households}
          value={minimum}
          min={0}
          max={mostPpm}
          onChange={(next) => {
            onChange({ ...rate, minimum: next });
          }}
        />
      </div>
      <div className="class-second">
        <span>{preview ? outOfText(preview.subjects) : ' '}</span>
        <Meter value={preview?.drawn ?? 0} max={preview?.subjects ?? 0} label={classFieldLabel(stratum, words.drawnShare)} width={110} />
        <span>{preview ? eachChanceText(preview.oneIn) : ' '}</span>
      </div>
    </div>
  );
};

interface PercentProps {
  readonly label: string;
  readonly ppm: number;
  readonly onChange: (ppm: number) => void;
}

/** Typed as a percentage, kept in parts per million; arrow keys move by half a percent. What cannot be read stays to be mended. */
const PercentField = ({ label, ppm, onChange }: PercentProps) => {
  const id = useId();
  const [typed, setTyped] = useState(() => percentText(ppm));
  const [known, setKnown] = useState(ppm);
  if (known !== ppm) {
    setKnown(ppm);
    if (ppmOf(typed) !== ppm) setTyped(percentText(ppm));
  }
  const bad = ppmOf(typed) === null;
  const put = (text: string): void => {
    setTyped(text);
    const next = ppmOf(text);
    if (next !== null) onChange(next);
  };
  return (
    <span className="percent-field">
      <Input
        aria-label={label}
        aria-invalid={bad}
        aria-describedby={bad ? id : undefined}
        inputMode="decimal"
        value={typed}
        suffix={words.percent}
        status={bad ? 'error' : ''}
        onChange={(event) => {
          put(event.target.value);
        }}
        onBlur={() => {
          if (!bad) setTyped(percentText(ppm));
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          put(percentText(Math.min(mostPpm, Math.max(0, ppm + (event.key === 'ArrowUp' ? step : -step)))));
        }}
      />
      {bad ? (
        <span id={id} className="field-error" role="alert">
          {words.ratioBad}
        </span>
      ) : null}
    </span>
  );
};
