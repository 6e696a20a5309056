import { BarChart as Bars } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import './bar-chart.css';

register([AriaComponent, Bars, GridComponent, SVGRenderer]);

export interface BarSeries {
  readonly name: string;
  /** One for each category. */
  readonly values: readonly number[];
}

interface Props {
  /** What is to be read on it, for whoever cannot see it. */
  readonly label: string;
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
  /** Bars that lie, for long names; otherwise they stand. */
  readonly lying?: boolean;
  /** The series of a category one behind the other. */
  readonly stacked?: boolean;
  readonly height: number;
}

/** The accent and greys, each with a pattern of its own: they can be told apart in black and white (VISUAL 5). */
const colours = ['#1F5C99', '#8594A4', '#CBD5DF', '#56677A'];

/** The library measures texts by itself, so it must be told the fonts by name. */
const optionOf = ({ categories, series, lying = false, stacked = false }: Props, fontFamily: string): EChartsCoreOption => {
  const axisText = { color: '#4A5A6A', fontSize: 13, fontFamily };
  const category = {
    type: 'category',
    data: [...categories],
    inverse: lying,
    axisLabel: { ...axisText, interval: 0 },
    axisTick: { show: false },
  };
  const value = { type: 'value', minInterval: 1, axisLabel: axisText, splitLine: { lineStyle: { color: '#E6EBF0' } } };
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: series.length > 1 } },
    color: colours,
    grid: {
      left: 4,
      right: 44,
      top: 20,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
      outerBoundsClampWidth: '50%',
    },
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: series.map(({ name, values }) => ({
      type: 'bar',
      name,
      data: values.map((count) => (count === 0 && stacked ? null : count)),
      barMaxWidth: 22,
      silent: true,
      ...(stacked ? { stack: 'all' } : {}),
      label: {
        show: !stacked,
        position: lying ? 'right' : 'top',
        fontSize: 13,
        color: '#1B2733',
        fontFamily,
        formatter: ({ value: shown }: { readonly value: number }) => (shown === 0 ? '' : String(shown)),
      },
    })),
  };
};

/** A chart of bars as lines and areas of the page itself, so that it is sharp on paper; the numbers also stand in a table of the page. */
export const BarChart = (props: Props) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = place.current;
    if (!box) return undefined;
    const chart = init(box, null, { renderer: 'svg' });
    chart.setOption(optionOf(props, getComputedStyle(box).fontFamily));
    const watch = new ResizeObserver(() => {
      chart.resize();
    });
    watch.observe(box);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [props]);
  return (
    <div className="bar-chart">
      {props.series.length > 1 ? (
        <p className="bar-chart-names">
          {props.series.map(({ name }, index) => (
            <span key={name} className={`bar-chart-${String(index)}`}>
              {name}
            </span>
          ))}
        </p>
      ) : null}
      <div ref={place} role="img" aria-label={props.label} style={{ height: props.height }} />
    </div>
  );
};
