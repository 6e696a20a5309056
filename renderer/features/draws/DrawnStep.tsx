import { useCallback } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { Fingerprint } from '#renderer/ui/Fingerprint.tsx';
import { RosterGrid } from '#renderer/ui/RosterGrid.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail, DrawnRow, DrawOutcome } from '#shared/contract/draws.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { drawnText, drawsWords as words, shortText } from '#shared/i18n/zh-cn/draws.ts';
import { drawnColumns } from './drawn-columns.tsx';

interface Props {
  readonly draw: DrawDetail;
  readonly outcome: DrawOutcome;
}

/** What came out: the numbers that prove it, and the list in the order of stratum and rank. */
export const DrawnStep = ({ draw, outcome }: Props) => {
  const api = useApi();
  // Another answer of the draw means that rows may have changed.
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly DrawnRow[] | null> => {
      const answer = await api['draws.drawn']({ serial: draw.serial, offset, limit: windowLimit });
      return answer.ok ? answer.value.rows : null;
    },
    [api, draw],
  );
  return (
    <div className="drawn">
      <div className="drawn-head">
        <StatusMark mark="done">{drawnText(outcome.drawn, outcome.inspectors)}</StatusMark>
        {outcome.shortVisits > 0 ? <StatusMark mark="look">{shortText(outcome.shortVisits)}</StatusMark> : null}
        <span className="hint">{words.computed}</span>
      </div>
      <Sheet flush className="drawn-list">
        <RosterGrid label={words.listLabel} columns={drawnColumns} total={outcome.drawn} loadWindow={loadWindow} />
      </Sheet>
    </div>
  );
};

/** The numbers of the finished draw, beside the list. */
export const OutcomeSheet = ({ draw, outcome }: Props) => (
  <Sheet>
    <dl className="outcome">
      <dt>{words.resultHash}</dt>
      <dd>
        <Fingerprint value={outcome.resultHash} label={words.resultHash} />
      </dd>
      <dt>{words.recordHash}</dt>
      <dd>
        <Fingerprint value={outcome.recordHash} label={words.recordHash} />
      </dd>
      <dt>{words.prk}</dt>
      <dd>
        <Fingerprint value={outcome.prk} label={words.prk} />
      </dd>
      <dt>{words.diceDigits}</dt>
      <dd>
        <Fingerprint value={draw.dice ?? ''} label={words.diceDigits} />
      </dd>
    </dl>
  </Sheet>
);
