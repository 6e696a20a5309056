import { Input, Select } from 'antd';
import { useId } from 'react';
import { changeReasons, type ChangeReason } from '#shared/domain/assignment/change-file.ts';
import { changeReasonText, teamWords as words } from '#shared/i18n/zh-cn/team-changes.ts';

export interface GivenReason {
  readonly reason: ChangeReason;
  readonly note: string;
}

/** Whether the reason says enough: anything else than the known ones takes a word of its own. */
export const isReasonGiven = ({ reason, note }: GivenReason): boolean => reason !== 'other' || note.trim() !== '';

interface Props {
  readonly value: GivenReason;
  readonly onChange: (value: GivenReason) => void;
}

/** Why somebody leaves a team after the draw (R33). */
export const ReasonFields = ({ value, onChange }: Props) => {
  const id = useId();
  return (
    <div className="person-fields">
      <div>
        <label className="draw-label" htmlFor={`${id}-reason`}>
          {words.reason}
        </label>
        <Select<ChangeReason>
          id={`${id}-reason`}
          className="reason-choice"
          value={value.reason}
          options={changeReasons.map((reason) => ({ value: reason, label: changeReasonText[reason] }))}
          onChange={(reason) => {
            onChange({ ...value, reason });
          }}
        />
      </div>
      <div>
        <label className="draw-label" htmlFor={`${id}-note`}>
          {words.note}
        </label>
        <Input
          id={`${id}-note`}
          maxLength={200}
          autoComplete="off"
          placeholder={words.noteHint}
          value={value.note}
          onChange={(event) => {
            onChange({ ...value, note: event.target.value });
          }}
        />
      </div>
      {isReasonGiven(value) ? null : <p className="hint">{words.noteMissing}</p>}
    </div>
  );
};
