import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { PlanBase, PlanShares } from '#shared/domain/plans/plan-shares.ts';
import { shareLineText, sharePercent } from '#shared/i18n/zh-cn/plan-findings.ts';
import { headline, householdsText, subjectsText } from '#shared/i18n/zh-cn/plans.ts';

interface Props {
  readonly shares: PlanShares;
  readonly base: PlanBase;
  /** Without the counts below each line. */
  readonly short?: boolean;
}

/** The sentence of the year and its lines: enterprises decide, all subjects stand beside (DOMAIN 14). */
export const ShareLines = ({ shares, base, short = false }: Props) => {
  const percentOf = (scope: 'whole' | 'county'): string =>
    sharePercent(shares.lines.find((line) => line.scope === scope)?.enterprises.distinct ?? 0, base.enterprises);
  return (
    <>
      <p className="plan-headline" role="status">
        {headline(percentOf('whole'), percentOf('county'))}
      </p>
      {short ? null : (
        <ul className="plan-lines">
          {shares.lines.map(({ scope, enterprises, subjects, reached }) => (
            <li key={scope}>
              <MarkShape mark={reached ? 'done' : 'look'} />
              <span>{`${shareLineText[scope].name} ${shareLineText[scope].target}`}</span>
              <b>{sharePercent(enterprises.distinct, base.enterprises)}</b>
              <span className="hint">
                {householdsText(enterprises.distinct, enterprises.visits)} · {subjectsText(subjects.distinct, subjects.visits)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
