import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import { coverageLines, type YearCoverage } from '#shared/domain/schemes/coverage.ts';
import { schemesWords as words, shareText } from '#shared/i18n/zh-cn/schemes.ts';

/** What the scheme does for the two lines of the year; both are counted on different enterprises. */
export const CoverageLines = ({ coverage }: { readonly coverage: YearCoverage }) => {
  const { countyReached, wholeReached } = coverageLines(coverage);
  const line = (label: string, reached: boolean) => (
    <li>
      <MarkShape mark={reached ? 'done' : 'look'} />
      <span>{label}</span>
      <span>{reached ? words.reached : words.notReached}</span>
    </li>
  );
  return (
    <div className="coverage">
      <p className="hint">{shareText(coverage.drawn, coverage.added, coverage.base)}</p>
      <ul aria-label={words.coverage}>
        {line(words.countyLine, countyReached)}
        {line(words.wholeLine, wholeReached)}
      </ul>
    </div>
  );
};
