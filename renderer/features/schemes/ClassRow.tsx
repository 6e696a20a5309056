import { Input, Slider } from 'antd';
import { useId, useState } from 'react';
import { RiskBox } from '#renderer/ui/RiskBox.tsx';
import type { ClassRate, SchemeDraft, StratumPreview } from '#shared/contract/schemes.ts';
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
  readonly quantity: SchemeDraft['quantity'];
  /** Trying out: the slider changes nothing that is kept. */
  readonly onTry: (rate: ClassRate) => void;
  readonly onChange: (rate: ClassRate) => void;
}

/** Half a percent, in parts per million. */
const step = 5_000;
const mostPpm = 1_000_000;

/** One risk class: how many of how many, and what that means for one of them. */
export const ClassRow = ({ rate, preview, quantity, onTry, onChange }: Props) => {
  const { stratum, ratePpm, minimum, count } = rate;
  const size = preview?.subjects ?? 0;
  return (
    <div className="class-row" role="group" aria-label={classLabel(stratum)} data-place={`class-${stratum}`}>
      <div className="class-first">
        <RiskBox letter={stratum} label={classLabel(stratum)} />
        <span aria-hidden="true">{classText[stratum]}</span>
        <b>{preview ? householdsText(preview.drawn) : ''}</b>
        {quantity === 'count' ? (
          <CountField
            quiet
            label={classFieldLabel(stratum, words.countToDraw)}
            unit={words.households}
            value={count}
            min={0}
            max={mostPpm}
            onChange={(next) => {
              onChange({ ...rate, count: next });
            }}
          />
        ) : (
          <>
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
          </>
        )}
      </div>
      <div className="class-second">
        <span>{preview ? outOfText(preview.subjects) : ' '}</span>
        <Slider
          className="class-slider"
          min={0}
          max={quantity === 'count' ? Math.max(size, count) : mostPpm}
          step={quantity === 'count' ? 1 : step}
          value={quantity === 'count' ? count : ratePpm}
          tooltip={{ open: false }}
          ariaLabelForHandle={classFieldLabel(stratum, words.whatIf)}
          ariaValueTextFormatterForHandle={(value) => (quantity === 'count' ? householdsText(value) : `${percentText(value)}%`)}
          onChange={(value) => {
            onTry(quantity === 'count' ? { ...rate, count: value } : { ...rate, ratePpm: value });
          }}
        />
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
