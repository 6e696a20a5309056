import { Button, Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useEvidence } from '#renderer/api/use-evidence.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Deadline } from '#renderer/ui/Deadline.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { FollowUpDetail } from '#shared/contract/follow-ups.ts';
import { measureKinds, type Measure, type MeasureKind } from '#shared/domain/follow-up/measures.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  closeFaultText,
  closedText,
  followUpWords as words,
  measureText,
  problemText,
  reminderText,
  requirementText,
  savedText,
} from '#shared/i18n/zh-cn/follow-ups.ts';
import { deadlineDayText, deadlineText } from '#shared/i18n/zh-cn/publication.ts';
import { outcomeText } from '#shared/i18n/zh-cn/results.ts';
import { newMeasure, sent } from './measure-form.ts';
import { MeasureFiles } from './MeasureFiles.tsx';
import { MeasureSheet } from './MeasureSheet.tsx';

interface Props {
  readonly id: string;
  readonly navigate: Navigate;
}

/** One row of the ledger: what was found, what that asks for, what was done; it closes when the two meet. */
export const FollowUpPane = ({ id, navigate }: Props) => {
  const row = useQuery('followUps.get', { id });
  if (row.at === 'failed') return <ErrorNotice text={errorSentence(row.error)} />;
  return row.at === 'ready' ? <Desk key={row.value.savedAt} row={row.value} navigate={navigate} /> : <div className="follow-pane" />;
};

/** The letter that a measure is told to somebody by; null where it is told to nobody. */
const letterKind = ({ kind }: Measure): 'notice' | 'transfer' | null => {
  if (kind === 'notifiedDepartment') return 'notice';
  return kind === 'transferred' || kind === 'judicial' ? 'transfer' : null;
};

const Desk = ({ row, navigate }: { readonly row: FollowUpDetail; readonly navigate: Navigate }) => {
  const saving = useCommand('followUps.save', `followUps.save ${row.id}`);
  const closing = useCommand('followUps.close');
  const [owner, setOwner] = useState(row.owner);
  const [measures, setMeasures] = useState<readonly Measure[]>(row.measures);
  const [note, setNote] = useState(row.closingNote);
  const fieldId = useId();
  const evidence = useEvidence(row.serial, row.code, errorSentence);
  const locked = row.state === 'closed';
  const changed = owner !== row.owner || measures !== row.measures;
  const failure = saving.phase.at === 'failed' ? saving.phase.error : closing.phase.at === 'failed' ? closing.phase.error : null;

  const save = (): void => {
    if (!locked && changed) void saving.run({ id: row.id, owner, measures: sent(measures) });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || !event.ctrlKey || event.altKey || (event.key !== 'Enter' && event.key !== 's')) return;
      event.preventDefault();
      save();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  });

  return (
    <div className="follow-pane">
      <div className="follow-body" tabIndex={0} role="group" aria-label={row.name}>
        <header className="follow-head">
          <h2>{row.name}</h2>
          <span className="mono">{row.code}</span>
          <span className="hint">{row.taskName}</span>
          {row.deadline ? (
            <Deadline nearness={row.deadline.band} text={deadlineText(row.deadline)} title={deadlineDayText(row.deadline)} />
          ) : null}
          {row.reminder === 'none' ? null : <span className="hint">{reminderText[row.reminder]}</span>}
        </header>
        {failure ? <ErrorNotice text={errorSentence(failure)} /> : null}
        {evidence.refused.map((error, index) => (
          <ErrorNotice key={index} text={errorSentence(error)} />
        ))}
        <Sheet title={words.problems} extra={row.outcomes.map((outcome) => outcomeText[outcome]).join('、')}>
          <ul className="follow-needs">
            {row.problems.map((problem) => (
              <li key={problem.item}>{problemText(problem)}</li>
            ))}
            {row.requirements.map((requirement) => (
              <li key={requirement.because}>{requirementText(requirement)}</li>
            ))}
          </ul>
        </Sheet>
        {measures.map((measure, index) => (
          <MeasureSheet
            key={measure.id}
            place={index + 1}
            measure={measure}
            locked={locked}
            onChange={(next) => {
              setMeasures(measures.map((one) => (one.id === next.id ? next : one)));
            }}
            onRemove={() => {
              setMeasures(measures.filter(({ id: one }) => one !== measure.id));
            }}
            files={<MeasureFiles row={row} measure={measure.id} evidence={evidence} locked={locked} />}
            letter={changed ? null : letterKind(measure)}
            onLetter={(kind) => {
              navigate({ page: 'letters', letter: { kind, id: row.id, measure: measure.id } });
            }}
          />
        ))}
        {locked ? null : (
          <Select<MeasureKind | null>
            className="measure-add"
            aria-label={words.addMeasure}
            placeholder={words.addMeasure}
            value={null}
            options={measureKinds.map((kind) => ({ value: kind, label: measureText[kind] }))}
            onChange={(kind) => {
              if (kind) setMeasures([...measures, newMeasure(kind, measures, row.outcomes.includes('UNREACHABLE'))]);
            }}
          />
        )}
        <Sheet title={words.close}>
          <div className="measure-fields">
            <div>
              <label className="field-label" htmlFor={`${fieldId}-owner`}>
                {words.owner}
              </label>
              <Input
                id={`${fieldId}-owner`}
                maxLength={40}
                disabled={locked}
                value={owner}
                onChange={(event) => {
                  setOwner(event.target.value);
                }}
              />
            </div>
            <div>
              <label className="field-label" htmlFor={`${fieldId}-note`}>
                {words.closingNote}
              </label>
              <Input
                id={`${fieldId}-note`}
                maxLength={400}
                disabled={locked}
                value={note}
                onChange={(event) => {
                  setNote(event.target.value);
                }}
              />
            </div>
          </div>
          {locked ? null : row.missing.length === 0 ? (
            <StatusMark mark="done">{words.ready}</StatusMark>
          ) : (
            <>
              <p>{words.closeHint}</p>
              <ul className="follow-needs">
                {row.missing.map((fault) => (
                  <li key={closeFaultText(fault)}>
                    <StatusMark mark="todo">{closeFaultText(fault)}</StatusMark>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Sheet>
      </div>
      <ActionBar
        state={
          <span role="status">{locked ? closedText(row.closedOn) : changed ? words.changed : savedText(row.savedAt, row.savedBy)}</span>
        }
      >
        <Button aria-keyshortcuts="Control+Enter" disabled={locked || !changed} loading={saving.phase.at === 'running'} onClick={save}>
          {words.save}
        </Button>
        <Button
          type="primary"
          size="large"
          disabled={locked || changed || row.missing.length > 0}
          loading={closing.phase.at === 'running'}
          onClick={() => void closing.run({ id: row.id, note })}
        >
          {words.close}
        </Button>
      </ActionBar>
    </div>
  );
};
