import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { SchemePreview } from '#shared/contract/schemes.ts';
import { findingWords } from '#shared/i18n/zh-cn/scheme-findings.ts';
import { findingCountsText, schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';

interface Props {
  readonly preview: SchemePreview | null;
}

const levels = ['must', 'look', 'done'] as const;

/** The pre-flight: what must change first, then what deserves a glance, then what is fine (R15). */
export const CheckSheet = ({ preview }: Props) => {
  const amount = (level: (typeof levels)[number]): number => preview?.findings.filter((finding) => finding.level === level).length ?? 0;
  return (
    <Sheet
      title={words.check}
      className="check-sheet"
      extra={
        preview ? (
          <>
            <span className="unseen">{findingCountsText(amount('must'), amount('look'), amount('done'))}</span>
            {levels.map((level) => (
              <span key={level} className={`check-count check-${level}`} aria-hidden="true">
                <MarkShape mark={level} />
                {amount(level)}
              </span>
            ))}
          </>
        ) : (
          <span className="hint">{words.checking}</span>
        )
      }
    >
      <ul className="findings">
        {preview?.findings.map((finding, index) => {
          const { what, remedy } = findingWords(finding);
          return (
            // The order of the findings is their identity: one code may come twice.
            <li key={index}>
              <MarkShape mark={finding.level} />
              <div>
                <p>{what}</p>
                {remedy === undefined ? null : <p className="hint">{remedy}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
};
