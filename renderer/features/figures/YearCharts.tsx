import { BarChart } from '#renderer/ui/BarChart.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { YearReport } from '#shared/contract/figures.ts';
import { outcomeKeys } from '#shared/contract/results.ts';
import { chartText, chartWords as words, monthText, unitAxisText, unitText } from '#shared/i18n/zh-cn/figures.ts';
import { outcomeText } from '#shared/i18n/zh-cn/results.ts';

/** A row of a lying chart, and what its axis takes. */
const rowHeight = 30;
const axisHeight = 50;

/** The year in three charts; every number of them stands in the tables below as well (VISUAL 5). */
const YearCharts = ({ report: { byMonth, byTask, byUnit } }: { readonly report: YearReport }) => {
  const outcomes = outcomeKeys
    .map((key) => [outcomeText[key], byTask.reduce((sum, row) => sum + (row.outcomes[key] ?? 0), 0)] as const)
    .filter(([, times]) => times > 0);
  const units = byUnit.filter(({ visits }) => visits > 0);
  const months = byMonth.map(({ month }) => monthText(month));
  const series = [
    { name: words.publishedVisits, values: units.map(({ published }) => published) },
    { name: words.enteredVisits, values: units.map(({ entered, published }) => entered - published) },
    { name: words.todoVisits, values: units.map(({ visits, entered }) => visits - entered) },
  ];
  return (
    <div className="year-charts">
      <Sheet title={words.byMonth}>
        <BarChart
          label={chartText(
            words.byMonth,
            byMonth.flatMap(({ month, inspected, published }) => [
              [`${monthText(month)}${words.inspected}`, inspected] as const,
              [words.published, published] as const,
            ]),
          )}
          categories={months}
          series={[
            { name: words.inspected, values: byMonth.map(({ inspected }) => inspected) },
            { name: words.published, values: byMonth.map(({ published }) => published) },
          ]}
          height={220}
        />
      </Sheet>
      <Sheet title={words.outcomes}>
        <BarChart
          label={chartText(words.outcomes, outcomes)}
          categories={outcomes.map(([name]) => name)}
          series={[{ name: words.visits, values: outcomes.map(([, times]) => times) }]}
          lying
          height={axisHeight + rowHeight * outcomes.length}
        />
      </Sheet>
      <Sheet title={words.byUnit} className="year-chart-wide">
        <BarChart
          label={chartText(
            words.byUnit,
            units.map(({ name, published }) => [`${unitText(name)}${words.publishedVisits}`, published] as const),
          )}
          categories={units.map(({ name, published, visits }) => unitAxisText(name, published, visits))}
          series={series}
          lying
          stacked
          height={axisHeight + rowHeight * units.length}
        />
      </Sheet>
    </div>
  );
};

export default YearCharts;
