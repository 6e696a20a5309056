import { Button } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { handedDownWords as words, handedStateText, handedYearTitle } from '#shared/i18n/zh-cn/handed-down.ts';
import { holidayLine } from '#shared/i18n/zh-cn/calendar.ts';

/** Years of the calendar that the city handed down and this office has otherwise. */
export const HandedYears = () => {
  const handed = useQuery('handedDown.list', {});
  const adopt = useCommand('handedDown.adoptCalendar');
  const years = handed.at === 'ready' ? handed.value.calendars.filter(({ state }) => state !== 'taken') : [];
  return (
    <>
      {adopt.phase.at === 'failed' ? <ErrorNotice text={errorSentence(adopt.phase.error)} /> : null}
      <ul className="handed-years">
        {years.map(({ year, rev, holidays, state }) => (
          <li key={year}>
            <div>
              <p>{handedYearTitle({ year })}</p>
              <p className="hint">{state === 'unreadable' ? words.unreadable : handedStateText[state]}</p>
              {holidays.map((holiday) => (
                <p key={holiday.from} className="hint">
                  {holidayLine(holiday)}
                </p>
              ))}
            </div>
            {state === 'unreadable' ? null : (
              <Button
                aria-label={`${words.adoptYear} ${String(year)}`}
                loading={adopt.phase.at === 'running'}
                onClick={() => void adopt.run({ year, rev })}
              >
                {words.adoptYear}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};
