import { Button, Input } from 'antd';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { SchemeDraft, SchemePreview } from '#shared/contract/schemes.ts';
import { reasonFor, type SchemeFinding } from '#shared/domain/schemes/findings.ts';
import { findingWords } from '#shared/i18n/zh-cn/scheme-findings.ts';
import { findingCountsText, schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';

interface Props {
  readonly preview: SchemePreview | null;
  /** The findings are those of an older draft, and new ones are on their way. */
  readonly busy: boolean;
  readonly reasons: SchemeDraft['reasons'];
  readonly onReason: (finding: SchemeFinding, reason: string) => void;
  /** The button that puts a finding right or leads there; null = there is none. */
  readonly remedyOf: (finding: SchemeFinding) => { readonly label: string; readonly run: () => void } | null;
}

const levels = ['must', 'look', 'done'] as const;

/** The pre-flight: what must change first, then what deserves a glance, then what is fine (R15). */
export const CheckSheet = ({ preview, busy, reasons, onReason, remedyOf }: Props) => {
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
      <ul className="findings" aria-busy={busy}>
        {preview?.findings.map((finding) => (
          <FindingRow
            key={`${finding.code} ${finding.about}`}
            finding={finding}
            reason={reasonFor(finding, reasons)}
            remedy={finding.level === 'done' ? null : remedyOf(finding)}
            onReason={(reason) => {
              onReason(finding, reason);
            }}
          />
        ))}
      </ul>
    </Sheet>
  );
};

interface RowProps {
  readonly finding: SchemeFinding;
  readonly reason: string;
  readonly remedy: ReturnType<Props['remedyOf']>;
  readonly onReason: (reason: string) => void;
}

const FindingRow = ({ finding, reason, remedy, onReason }: RowProps) => {
  const { what, remedy: after } = findingWords(finding);
  return (
    <li>
      <MarkShape mark={finding.level} />
      <div>
        <p>{what}</p>
        {after === undefined ? null : <p className="hint">{after}</p>}
        {finding.asks ? (
          <Input
            className="finding-reason"
            aria-label={`${what} ${words.reason}`}
            placeholder={words.reasonAsk}
            maxLength={200}
            status={reason.trim() === '' ? 'warning' : ''}
            value={reason}
            onChange={(event) => {
              onReason(event.target.value);
            }}
          />
        ) : null}
        {remedy ? (
          <Button className="finding-button" aria-label={`${remedy.label} ${what}`} onClick={remedy.run}>
            {remedy.label}
          </Button>
        ) : null}
      </div>
    </li>
  );
};
