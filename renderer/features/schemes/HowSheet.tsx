import { Switch } from 'antd';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { SchemeDraft, SchemePreview } from '#shared/contract/schemes.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { householdsText, inspectorsText, schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';
import { ratesOf, withRate } from './class-rates.ts';
import { ClassRow } from './ClassRow.tsx';
import { CountField } from './CountField.tsx';

interface Props {
  readonly draft: SchemeDraft;
  readonly preview: SchemePreview | null;
  readonly onChange: (change: Partial<SchemeDraft>) => void;
}

/** ③ How: ratio and minimum of each class, then the team, the load and the days. */
export const HowSheet = ({ draft, preview, onChange }: Props) => {
  const rates = ratesOf(draft);
  return (
    <Sheet step={3} title={words.how} className="scheme-how">
      {rates.map((rate) => (
        <ClassRow
          key={rate.stratum}
          rate={rate}
          preview={preview?.strata.find(({ stratum }) => stratum === rate.stratum) ?? null}
          onChange={(changed) => {
            onChange({ rates: withRate(rates, changed) });
          }}
        />
      ))}
      <div className="how-total">
        <span>{words.rounding}</span>
        <span role="status">
          {words.sum} <b>{preview ? householdsText(preview.drawn) : ''}</b>
        </span>
      </div>
      <div className="how-fields">
        <CountField
          label={words.totalMinimum}
          unit={words.households}
          value={draft.totalMinimum}
          min={0}
          max={10_000_000}
          onChange={(totalMinimum) => {
            onChange({ totalMinimum });
          }}
        />
        <CountField
          label={words.teamSize}
          unit={words.people}
          value={draft.teamSize}
          min={2}
          max={8}
          onChange={(teamSize) => {
            onChange({ teamSize });
          }}
        />
        <CountField
          label={words.inspectorCap}
          unit={words.households}
          value={draft.inspectorCap}
          min={1}
          max={100_000}
          onChange={(inspectorCap) => {
            onChange({ inspectorCap });
          }}
        />
        <DayField
          label={words.startsOn}
          value={draft.startsOn}
          hint={words.dayHint}
          badText={words.dayBad}
          dayText={dayText}
          labelClass="field-label"
          mistakeClass="field-error"
          onChange={(startsOn) => {
            onChange({ startsOn });
          }}
        />
        <DayField
          label={words.endsOn}
          value={draft.endsOn}
          hint={words.dayHint}
          badText={words.dayBad}
          dayText={dayText}
          labelClass="field-label"
          mistakeClass="field-error"
          onChange={(endsOn) => {
            onChange({ endsOn });
          }}
        />
      </div>
      <label className="how-switch">
        <Switch
          checked={draft.area.rule === 'same'}
          onChange={(same) => {
            onChange({ area: { ...draft.area, rule: same ? 'same' : 'any' } });
          }}
        />
        {words.sameArea}
      </label>
      {preview ? <p className="hint">{inspectorsText(preview.inspectors.eligible, preview.inspectors.visits)}</p> : null}
    </Sheet>
  );
};
