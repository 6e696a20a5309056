import { Button } from 'antd';
import { useState } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { ConflictHead } from '#shared/contract/conflicts.ts';
import {
  conflictAction,
  conflictCountsText,
  conflictLine,
  conflictTitle,
  conflictWords as words,
  decisionLine,
  toSendText,
} from '#shared/i18n/zh-cn/conflicts.ts';
import { ConflictDialog } from './ConflictDialog.tsx';

interface Props {
  /** How this office is called; its own records need no name beside them. */
  readonly own: string;
  readonly busy: boolean;
  /** Seals what was joined for an office; missing at a county, whose decisions go out with its next results. */
  readonly onSeal?: (to: string) => void;
}

const keyOf = ({ office, table, record, otherHash }: ConflictHead): string => `${office} ${table} ${record} ${otherHash}`;

/** Revisions that do not follow one another: those that wait for an officer, and what was decided. Nothing is shown while there never was one. */
export const ConflictsSheet = ({ own, busy, onSeal }: Props) => {
  const read = useQuery('conflicts.list', {});
  const [chosen, setChosen] = useState<ConflictHead | null>(null);
  if (read.at !== 'ready') return null;
  const { waiting, open, parallel, decided, toSend } = read.value;
  if (waiting.length + decided.length === 0) return null;
  return (
    <Sheet title={words.title} extra={conflictCountsText(open, parallel)}>
      {waiting.length === 0 ? <p className="hint">{words.none}</p> : null}
      <ul className="outcomes">
        {waiting.map((conflict) => (
          <li key={keyOf(conflict)} className="receipt-row">
            <MarkShape mark={conflict.parallel ? 'look' : 'must'} />
            <div>
              <p className="outcome-name">{conflictTitle(conflict, own)}</p>
              <p className="hint">{conflictLine(conflict)}</p>
            </div>
            <Button
              aria-label={conflictAction(conflict.parallel ? words.look : words.decide, conflict)}
              onClick={() => {
                setChosen(conflict);
              }}
            >
              {conflict.parallel ? words.look : words.decide}
            </Button>
          </li>
        ))}
      </ul>
      {onSeal === undefined || toSend.length === 0 ? null : (
        <>
          <h3 className="conflict-head">{words.toSendTitle}</h3>
          <ul className="outcomes">
            {toSend.map(({ office, officeName, records }) => (
              <li key={office} className="receipt-row">
                <MarkShape mark="look" />
                <p className="outcome-name">{toSendText(officeName, records)}</p>
                <Button
                  disabled={busy}
                  aria-label={`${words.seal} ${officeName}`}
                  onClick={() => {
                    onSeal(office);
                  }}
                >
                  {words.seal}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {decided.length === 0 ? null : (
        <details className="conflict-decided">
          <summary>{words.decidedTitle}</summary>
          <ul className="outcomes">
            {decided.map((conflict) => (
              <li key={keyOf(conflict)}>
                <MarkShape mark="done" />
                <div>
                  <p className="outcome-name">{conflictTitle(conflict, own)}</p>
                  <p className="hint">{decisionLine(conflict)}</p>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
      {chosen === null ? null : (
        <ConflictDialog
          key={keyOf(chosen)}
          conflict={chosen}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </Sheet>
  );
};
