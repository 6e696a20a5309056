import { Segmented, Select } from 'antd';
import { dayAfter } from '#shared/domain/calendar/work-calendar.ts';
import { figuresWords as words, untilText, yearText } from '#shared/i18n/zh-cn/figures.ts';

/** Which year's figures, and for the one that runs whether today's work counts. */
export interface YearChosen {
  readonly year: number;
  readonly upTo: 'yesterday' | 'today';
}

/** Years an office can look back on. */
const yearsBack = 6;

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Statistics end with yesterday; who wants to see today's work can look. */
export const thisYearOf = (today: string): YearChosen => ({ year: yearOf(today), upTo: 'yesterday' });

/** A year that is over is counted to its end. */
export const askedYear = ({ year, upTo }: YearChosen, today: string): { readonly year: number; readonly until: string } => {
  const end = `${String(year)}-12-31`;
  if (end < today) return { year, until: end };
  const first = `${String(year)}-01-01`;
  const wanted = upTo === 'today' ? today : dayAfter(today, -1);
  return { year, until: wanted < first ? first : wanted };
};

interface Props {
  readonly today: string;
  readonly choice: YearChosen;
  readonly onChoose: (choice: YearChosen) => void;
}

export const YearChoice = ({ today, choice, onChoose }: Props) => {
  const thisYear = yearOf(today);
  return (
    <>
      <Select
        aria-label={words.year}
        value={choice.year}
        options={Array.from({ length: yearsBack }, (_, back) => ({ value: thisYear - back, label: yearText(thisYear - back) }))}
        onChange={(year) => {
          onChoose({ ...choice, year });
        }}
      />
      {choice.year === thisYear ? (
        <Segmented<YearChosen['upTo']>
          aria-label={words.until}
          value={choice.upTo}
          options={[
            { value: 'yesterday', label: words.yesterday },
            { value: 'today', label: words.today },
          ]}
          onChange={(upTo) => {
            onChoose({ ...choice, upTo });
          }}
        />
      ) : null}
      <span className="hint one-line">{untilText(askedYear(choice, today).until)}</span>
    </>
  );
};
