import { Button } from 'antd';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { useToday } from '#renderer/api/use-today.ts';
import { Ring } from '#renderer/ui/Ring.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { Figure, FigureKey } from '#shared/domain/figures/figures.ts';
import { figureTargetText, figureText, shareText } from '#shared/i18n/zh-cn/figures.ts';
import { ringWords as words, lateText } from '#shared/i18n/zh-cn/home.ts';

/** A whole ring says so without decimals, which would not fit into it. */
const ringText = (numerator: number, denominator: number): string =>
  numerator === denominator && denominator > 0 ? '100%' : shareText(numerator, denominator) || '0%';

/** The whole ring of a share stands for so much: 3 % of all enterprises would be a sliver of a ring of 100 %. */
const scales = { shareWhole: 0.06, shareCounty: 0.04, published: 1 } as const;
const targets = { shareWhole: 0.03, shareCounty: 0.02, published: 1 } as const;
const keys = ['shareWhole', 'shareCounty', 'published'] as const;

/** The year's three numbers against their targets, as they stand today (UX 8, screen 1). */
export const YearRings = ({ navigate }: { readonly navigate: Navigate }) => {
  const today = useToday();
  const report = useQuery('figures.year', today === null ? null : { year: Number(today.slice(0, 4)), until: today });
  if (report.at !== 'ready') return null;
  const figureOf = (key: FigureKey): Figure | undefined => report.value.figures.find((figure) => figure.key === key);
  const late = figureOf('late')?.numerator ?? 0;
  const publishedLate = (figureOf('published')?.numerator ?? 0) - (figureOf('inTime')?.numerator ?? 0);
  const waiting = late - publishedLate;
  return (
    <Sheet
      title={words.title}
      extra={
        <Button
          type="link"
          onClick={() => {
            navigate({ page: 'figures' });
          }}
        >
          {words.toFigures}
        </Button>
      }
    >
      <div className="home-rings">
        {keys.map((key) => {
          const { numerator = 0, denominator = 0, reached = null } = figureOf(key) ?? {};
          const share = denominator === null || denominator === 0 ? 0 : numerator / denominator;
          return (
            <div key={key}>
              <Ring
                share={share / scales[key]}
                target={targets[key] / scales[key]}
                text={ringText(numerator, denominator ?? 0)}
                label={figureText[key].title}
                good={reached}
              />
              <p className="hint">{figureTargetText[key]}</p>
            </div>
          );
        })}
      </div>
      {late > 0 ? (
        <p>
          <StatusMark mark={waiting > 0 ? 'must' : 'look'}>{lateText(late, waiting)}</StatusMark>
        </p>
      ) : null}
    </Sheet>
  );
};
