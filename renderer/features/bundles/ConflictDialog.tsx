import { Radio } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { ReasonDialog } from '#renderer/ui/ReasonDialog.tsx';
import type { ConflictDetail, ConflictHead } from '#shared/contract/conflicts.ts';
import { conflictWords as words, wayText } from '#shared/i18n/zh-cn/conflicts.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { ConflictFields } from './ConflictFields.tsx';

interface Props {
  readonly conflict: ConflictHead;
  readonly onClose: () => void;
}

/** Wide enough for three texts side by side, narrow enough for the smallest window. */
const width = 880;

const keyOf = ({ office, table, record, otherHash }: ConflictHead) => ({ office, table, record, otherHash });

/** Both revisions field by field, and what the officer says of them. */
export const ConflictDialog = ({ conflict, onClose }: Props) => {
  const read = useQuery('conflicts.get', keyOf(conflict));
  if (read.at === 'failed')
    return (
      <Dialog open title={words.drawerTitle} confirmLabel={words.seen} cancelLabel={words.later} onConfirm={onClose} onCancel={onClose}>
        <ErrorNotice text={errorSentence(read.error)} />
      </Dialog>
    );
  if (read.at !== 'ready') return null;
  return conflict.parallel ? (
    <ParallelDialog detail={read.value} onClose={onClose} />
  ) : (
    <DecisionDialog detail={read.value} onClose={onClose} />
  );
};

interface DetailProps {
  readonly detail: ConflictDetail;
  readonly onClose: () => void;
}

const ParallelDialog = ({ detail, onClose }: DetailProps) => {
  const { phase, run } = useCommand('conflicts.acknowledge');
  return (
    <Dialog
      open
      width={width}
      title={words.drawerParallel}
      confirmLabel={words.seen}
      cancelLabel={words.later}
      busy={phase.at === 'running'}
      onConfirm={() => {
        void run(keyOf(detail)).then((answer) => {
          if (answer.ok) onClose();
        });
      }}
      onCancel={onClose}
    >
      <p>{words.parallelLead}</p>
      <ConflictFields detail={detail} taken={null} onTake={null} />
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};

type Choice = 'kept' | 'taken' | 'fields';

const choicesOf = ({ way }: ConflictDetail): readonly { readonly value: Choice; readonly label: string }[] => [
  { value: 'kept', label: words.chooseKept },
  ...(way === 'note' ? [] : [{ value: 'taken' as const, label: words.chooseTaken }]),
  ...(way === 'fields' ? [{ value: 'fields' as const, label: words.chooseFields }] : []),
];

const DecisionDialog = ({ detail, onClose }: DetailProps) => {
  const { phase, run } = useCommand('conflicts.decide');
  const [choice, setChoice] = useState<Choice | null>(detail.way === 'note' ? 'kept' : null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const take = (field: string, other: boolean): void => {
    setTaken((before) => new Set(other ? [...before, field] : [...before].filter((one) => one !== field)));
  };
  return (
    <ReasonDialog
      width={width}
      title={words.drawerTitle}
      lead={wayText(detail)}
      reasonLabel={words.reason}
      confirmLabel={words.confirm}
      cancelLabel={words.later}
      busy={phase.at === 'running'}
      blocked={choice === null}
      failed={phase.at === 'failed' ? errorSentence(phase.error) : null}
      above={
        <>
          <Radio.Group
            aria-label={words.choose}
            value={choice}
            options={[...choicesOf(detail)]}
            onChange={({ target }) => {
              setChoice(target.value as Choice);
            }}
          />
          <ConflictFields detail={detail} taken={taken} onTake={choice === 'fields' ? take : null} />
        </>
      }
      onConfirm={(reason) => {
        if (choice === null) return;
        const fields = choice === 'fields' ? [...taken] : [];
        void run({ ...keyOf(detail), keptHash: detail.kept?.hash ?? '', choice, fields, reason }).then((answer) => {
          if (answer.ok) onClose();
        });
      }}
      onCancel={onClose}
    />
  );
};
