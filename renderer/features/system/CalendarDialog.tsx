import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { CalendarYear } from '#shared/contract/calendar.ts';
import { calendarWords as words, dialogTitle, usualHolidays } from '#shared/i18n/zh-cn/calendar.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { holidaysOf, lineOf, type NoticeLine } from './notice-draft.ts';

interface Props extends Pick<CalendarYear, 'year' | 'holidays' | 'typed'> {
  readonly onClose: () => void;
}

const empty: NoticeLine = { name: '', from: '', to: '', worked: '' };

/** The State Council's notice of one year, line by line (DOMAIN 10). */
export const CalendarDialog = ({ year, holidays, typed, onClose }: Props) => {
  const [lines, setLines] = useState<readonly NoticeLine[]>(() =>
    holidays.length === 0 ? usualHolidays.map((name) => ({ ...empty, name })) : holidays.map(lineOf),
  );
  const save = useCommand('calendar.save');
  const remove = useCommand('calendar.remove');
  const meant = holidaysOf(lines);
  const failure = [save.phase, remove.phase].find(({ at }) => at === 'failed');
  const put = (index: number, part: Partial<NoticeLine>): void => {
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  };
  const submit = async (): Promise<void> => {
    if (!meant) return;
    const answer = await save.run({ year, holidays: meant.map((holiday) => ({ ...holiday, worked: [...holiday.worked] })) });
    if (answer.ok) onClose();
  };
  const takeAway = async (): Promise<void> => {
    if ((await remove.run({ year })).ok) onClose();
  };
  return (
    <Dialog
      open
      width={880}
      title={dialogTitle(year)}
      confirmLabel={words.save}
      cancelLabel={uiWords.leave}
      busy={save.phase.at === 'running'}
      blocked={meant === null}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <p className="hint">{words.hint}</p>
      <div className="calendar-lines">
        {lines.map((line, index) => (
          <NoticeRow
            // A line is what stands in this place; none moves.
            key={index}
            line={line}
            titled={index === 0}
            onChange={(part) => {
              put(index, part);
            }}
          />
        ))}
      </div>
      <div className="calendar-more">
        <Button
          onClick={() => {
            setLines([...lines, empty]);
          }}
        >
          {words.add}
        </Button>
        {typed ? <Button onClick={() => void takeAway()}>{words.remove}</Button> : null}
      </div>
      {meant === null ? <p className="hint">{words.incomplete}</p> : null}
      {failure?.at === 'failed' ? <ErrorNotice text={errorSentence(failure.error)} /> : null}
    </Dialog>
  );
};

interface RowProps {
  readonly line: NoticeLine;
  /** The first line shows the names of the columns; in the others they are for those who hear them. */
  readonly titled: boolean;
  readonly onChange: (part: Partial<NoticeLine>) => void;
}

const NoticeRow = ({ line, titled, onChange }: RowProps) => {
  const id = useId();
  const labelClass = titled ? 'field-label' : 'unseen';
  const day = (label: string, value: string, change: (isoDay: string) => void) => (
    <DayField
      label={label}
      value={value}
      hint={words.dayHint}
      dayText={dayText}
      badText={words.badDay}
      labelClass={labelClass}
      mistakeClass="field-error"
      onChange={change}
    />
  );
  return (
    <fieldset className="calendar-line">
      <legend className="unseen">{line.name}</legend>
      <div>
        <label className={labelClass} htmlFor={`${id}-name`}>
          {words.name}
        </label>
        <Input
          id={`${id}-name`}
          value={line.name}
          maxLength={20}
          onChange={(event) => {
            onChange({ name: event.target.value });
          }}
        />
      </div>
      {day(words.from, line.from, (from) => {
        onChange({ from });
      })}
      {day(words.to, line.to, (to) => {
        onChange({ to });
      })}
      <div>
        <label className={labelClass} htmlFor={`${id}-worked`}>
          {words.worked}
        </label>
        <Input
          id={`${id}-worked`}
          value={line.worked}
          placeholder={words.workedHint}
          title={words.workedHint}
          onChange={(event) => {
            onChange({ worked: event.target.value });
          }}
        />
      </div>
    </fieldset>
  );
};
