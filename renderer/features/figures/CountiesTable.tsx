import { Button } from 'antd';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { CountyStanding } from '#shared/contract/counties.ts';
import { ranked, type Criterion } from '#shared/domain/figures/assessment.ts';
import { assessmentWords as words, lastBundleText, scorePartText, scoreText } from '#shared/i18n/zh-cn/assessment.ts';
import { shareText } from '#shared/i18n/zh-cn/figures.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';

interface Props {
  readonly standings: readonly CountyStanding[];
  readonly onOpen: (code: string) => void;
}

const figureIn = ({ figures }: CountyStanding, key: Criterion) => figures.find((figure) => figure.key === key);

const shareIn = (standing: CountyStanding, key: Criterion): string => {
  const figure = figureIn(standing, key);
  const share = figure ? shareText(figure.numerator, figure.denominator ?? 0) : '';
  return share === '' ? words.none : share;
};

/** A number that should be nought; it is marked where it is not. */
const Fault = ({ cases }: { readonly cases: number }) => (cases === 0 ? <>0</> : <StatusMark mark="look">{count(cases)}</StatusMark>);

const faultHeads = [
  ['late', words.late],
  ['missedFollowUps', words.missed],
  ['voided', words.voided],
] as const;

/** Every county in the order of its place. What a score is made of stands in its tooltip and in the workbook. */
export const CountiesTable = ({ standings, onOpen }: Props) => {
  return (
    <div className="year-table">
      <table aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.county}</th>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.total}</th>
            <th scope="col">{words.published}</th>
            <th scope="col">{words.inTime}</th>
            {faultHeads.map(([key, title]) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">{words.shareWhole}</th>
            <th scope="col">{words.lastBundle}</th>
            <th scope="col">{words.missing}</th>
            <th scope="col" title={words.requestsHint}>
              {words.requests}
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked(standings).map((standing) => (
            <tr key={standing.code}>
              <th scope="row">
                <Button
                  type="link"
                  onClick={() => {
                    onOpen(standing.code);
                  }}
                >
                  {standing.name}
                </Button>
              </th>
              <td>{standing.place}</td>
              <td title={standing.score.parts.map(scorePartText).join('\n')}>{scoreText(standing.score.total)}</td>
              <td>{shareIn(standing, 'published')}</td>
              <td>{shareIn(standing, 'inTime')}</td>
              {faultHeads.map(([key]) => (
                <td key={key}>
                  <Fault cases={figureIn(standing, key)?.numerator ?? 0} />
                </td>
              ))}
              <td>{shareIn(standing, 'shareWhole')}</td>
              <td>{lastBundleText(standing.lastBundleAt)}</td>
              <td>
                <Fault cases={standing.missing} />
              </td>
              <td>
                <Fault cases={standing.openRequests} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
