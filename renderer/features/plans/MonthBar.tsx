import { monthText } from '#shared/i18n/zh-cn/plans.ts';

const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** The twelve months over the bars below. */
export const MonthHead = ({ label }: { readonly label: string }) => (
  <span className="months">
    <span className="unseen">{label}</span>
    {months.map((month) => (
      <span key={month} aria-hidden="true">
        {monthText(month)}
      </span>
    ))}
  </span>
);

interface Props {
  readonly year: number;
  /** ISO days or empty. */
  readonly from: string;
  readonly to: string;
  /** The same in words. */
  readonly label: string;
}

/** Which months of the year a row runs through. */
export const MonthBar = ({ year, from, to, label }: Props) => {
  const isIn = (month: number): boolean => {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    return from !== '' && to !== '' && from.slice(0, 7) <= name && name <= to.slice(0, 7);
  };
  return (
    <>
      <span className="months" aria-hidden="true">
        {months.map((month) => (
          <i key={month} className={isIn(month) ? 'month-in' : undefined} />
        ))}
      </span>
      <span className="hint plan-period">{label}</span>
    </>
  );
};
