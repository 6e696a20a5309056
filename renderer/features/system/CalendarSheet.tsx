import { Button } from 'antd';
import { useState } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { CalendarYear } from '#shared/contract/calendar.ts';
import { calendarWords as words, fillText, knownUntilText, typedText, workdaysText, yearText } from '#shared/i18n/zh-cn/calendar.ts';
import { CalendarDialog } from './CalendarDialog.tsx';
import { HandedYears } from './HandedYears.tsx';

/** 放假调休: what is known of each year, and the next year to be typed in (DOMAIN 10). */
export const CalendarSheet = () => {
  const years = useQuery('calendar.years', {});
  const [open, setOpen] = useState<Pick<CalendarYear, 'year' | 'holidays' | 'typed'> | null>(null);
  if (years.at !== 'ready') return null;
  const last = years.value[0]?.year ?? 0;
  return (
    <Sheet
      title={words.title}
      extra={
        <>
          {knownUntilText(last)}
          <Button
            onClick={() => {
              setOpen({ year: last + 1, holidays: [], typed: null });
            }}
          >
            {fillText(last + 1)}
          </Button>
        </>
      }
    >
      <HandedYears />
      <ul className="calendar-years">
        {years.value.map((year) => (
          <li key={year.year}>
            <span>{yearText(year.year)}</span>
            <span className="hint">
              {workdaysText(year.workdays)} · {year.typed ? typedText(year.typed.byName, year.typed.at) : words.shipped}
            </span>
            <Button
              type="text"
              aria-label={`${words.change} ${yearText(year.year)}`}
              onClick={() => {
                setOpen(year);
              }}
            >
              {words.change}
            </Button>
          </li>
        ))}
      </ul>
      {open ? (
        <CalendarDialog
          key={open.year}
          {...open}
          onClose={() => {
            setOpen(null);
          }}
        />
      ) : null}
    </Sheet>
  );
};
