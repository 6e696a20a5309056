import { Button, Input, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { listingReasons, type Measure } from '#shared/domain/follow-up/measures.ts';
import { followUpWords as words, listingReasonText, measureFieldText, placeOfMeasure, recheckText } from '#shared/i18n/zh-cn/follow-ups.ts';
import { letterText } from '#shared/i18n/zh-cn/letters.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { fieldsOf, valueOf, withValue, type MeasureField } from './measure-form.ts';

interface Props {
  readonly place: number;
  readonly measure: Measure;
  readonly locked: boolean;
  readonly onChange: (measure: Measure) => void;
  readonly onRemove: () => void;
  /** Which letter the measure as it is stored can be told by; null = none. */
  readonly letter: 'notice' | 'transfer' | null;
  readonly onLetter: (kind: 'notice' | 'transfer') => void;
  /** Files of evidence of this measure. */
  readonly files: ReactNode;
}

const rechecks = ['', 'corrected', 'notCorrected'] as const;

/** One measure with the fields of its kind. */
export const MeasureSheet = ({ place, measure, locked, onChange, onRemove, letter, onLetter, files }: Props) => {
  const id = useId();
  const title = placeOfMeasure(place, measure.kind);
  const numbered = measure.kind === 'notifiedDepartment' && measure.noticeNo !== '';
  return (
    <Sheet
      title={title}
      extra={
        <>
          {letter === null ? null : (
            <Button
              type="text"
              aria-label={`${letterText[letter].title}：${title}`}
              onClick={() => {
                onLetter(letter);
              }}
            >
              {letterText[letter].title}
            </Button>
          )}
          {locked || numbered ? null : (
            <Button type="text" aria-label={`${words.removeMeasure}：${title}`} onClick={onRemove}>
              {words.removeMeasure}
            </Button>
          )}
        </>
      }
    >
      <div className="measure-fields">
        {fieldsOf(measure).map((field) => (
          <Field
            key={field.field}
            field={field}
            measure={measure}
            locked={locked}
            onChange={(value) => {
              onChange(withValue(measure, field.field, value));
            }}
          />
        ))}
        <div className="measure-wide">
          <label className="field-label" htmlFor={`${id}-evidence`}>
            {words.evidence}
          </label>
          <Input.TextArea
            id={`${id}-evidence`}
            autoSize={{ minRows: 1, maxRows: 3 }}
            maxLength={400}
            disabled={locked}
            value={measure.evidence}
            onChange={(event) => {
              onChange({ ...measure, evidence: event.target.value });
            }}
          />
          {files}
        </div>
      </div>
    </Sheet>
  );
};

interface FieldProps {
  readonly field: MeasureField;
  readonly measure: Measure;
  readonly locked: boolean;
  readonly onChange: (value: string) => void;
}

const Field = ({ field: { field, as }, measure, locked, onChange }: FieldProps) => {
  const id = useId();
  const label = measureFieldText(field);
  const value = valueOf(measure, field);
  if (as === 'day' && !locked)
    return (
      <DayField
        label={label}
        value={value}
        hint={words.dayHint}
        badText={words.dayBad}
        dayText={dayText}
        labelClass="field-label"
        mistakeClass="field-error"
        onChange={onChange}
      />
    );
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {as === 'recheck' ? (
        <Select
          id={id}
          disabled={locked}
          value={value}
          options={rechecks.map((one) => ({ value: one, label: recheckText[one] }))}
          onChange={onChange}
        />
      ) : as === 'listingReason' ? (
        <Select
          id={id}
          disabled={locked}
          value={value}
          options={listingReasons.map((one) => ({ value: one, label: listingReasonText[one] }))}
          onChange={onChange}
        />
      ) : as === 'given' ? (
        <Input id={id} readOnly value={value} placeholder={words.numbered} />
      ) : (
        <Input
          id={id}
          maxLength={field === 'receipt' || field === 'what' ? 200 : 120}
          disabled={locked}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </div>
  );
};
