import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { Fingerprint } from '#renderer/ui/Fingerprint.tsx';
import { RosterGrid } from '#renderer/ui/RosterGrid.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail, DrawnRow, DrawOutcome } from '#shared/contract/draws.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { drawnForCountiesText, drawnText, drawsWords as words, shortText } from '#shared/i18n/zh-cn/draws.ts';
import { replacementWords } from '#shared/i18n/zh-cn/replacements.ts';
import { changedText, teamWords } from '#shared/i18n/zh-cn/team-changes.ts';
import { drawnColumns, subjectColumns } from './drawn-columns.tsx';
import { ReplacementDialog } from './ReplacementDialog.tsx';
import { TeamDialog } from './TeamDialog.tsx';
import './changes.css';

interface OutcomeProps {
  readonly draw: DrawDetail;
  readonly outcome: DrawOutcome;
}

interface Props extends OutcomeProps {
  readonly navigate: Navigate;
}

/** What came out: the numbers that prove it, and the list in the order of stratum and rank. */
export const DrawnStep = ({ draw, outcome, navigate }: Props) => {
  const api = useApi();
  const [opened, setOpened] = useState<DrawnRow | null>(null);
  const [changed, setChanged] = useState(0);
  const [replacing, setReplacing] = useState(false);
  const byCounties = draw.people === 'counties';
  const standing = draw.state === 'drawn' && !byCounties;
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
        <StatusMark mark="done">
          {byCounties ? drawnForCountiesText(outcome.drawn) : drawnText(outcome.drawn, outcome.inspectors)}
        </StatusMark>
        {outcome.shortVisits > 0 ? <StatusMark mark="look">{shortText(outcome.shortVisits)}</StatusMark> : null}
        {changed > 0 ? <StatusMark mark="done">{changedText(changed)}</StatusMark> : null}
        <span className="hint">
          {words.computed}
          {standing ? teamWords.rowHint : ''}
        </span>
        {standing ? (
          <Button
            className="drawn-replace"
            onClick={() => {
              setReplacing(true);
            }}
          >
            {replacementWords.open}
          </Button>
        ) : null}
      </div>
      <Sheet flush className="drawn-list">
        <RosterGrid
          label={words.listLabel}
          columns={byCounties ? subjectColumns : drawnColumns}
          total={outcome.drawn}
          loadWindow={loadWindow}
          {...(standing ? { onOpen: setOpened } : {})}
        />
      </Sheet>
      {opened ? (
        <TeamDialog
          serial={draw.serial}
          row={opened}
          onClose={() => {
            setOpened(null);
          }}
          onChanged={(visits) => {
            setOpened(null);
            setChanged((before) => before + visits);
          }}
        />
      ) : null}
      {replacing ? (
        <ReplacementDialog
          serial={draw.serial}
          navigate={navigate}
          onClose={() => {
            setReplacing(false);
          }}
        />
      ) : null}
    </div>
  );
};

/** The numbers of the finished draw, beside the list. */
export const OutcomeSheet = ({ draw, outcome }: OutcomeProps) => (
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
