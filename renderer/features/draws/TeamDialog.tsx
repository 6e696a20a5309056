import { Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { DrawnRow } from '#shared/contract/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { changeTitle, personLabel, teamWords as words } from '#shared/i18n/zh-cn/team-changes.ts';
import { isReasonGiven, ReasonFields, type GivenReason } from './ReasonFields.tsx';
import './changes.css';

interface Props {
  readonly serial: string;
  readonly row: DrawnRow;
  readonly onClose: () => void;
  /** How many visits have another team now. */
  readonly onChanged: (visits: number) => void;
}

type Way = keyof typeof words.ways;

/** Why the team of a visit stays as it is; null while it may still change. */
const settledText = ({ result, replacedBy }: DrawnRow): string | null => {
  if (result === 'entered') return words.entered;
  return replacedBy === null ? null : words.replaced;
};

/** One visit gets another inspector after the draw: drawn again, or chosen and marked so for ever (R33). */
export const TeamDialog = ({ serial, row, onClose, onChanged }: Props) => {
  const { code, name, inspectors } = row;
  const [leaving, setLeaving] = useState(inspectors[0]?.staffNo ?? '');
  const [way, setWay] = useState<Way>('redraw');
  const [joining, setJoining] = useState<string | null>(null);
  const [given, setGiven] = useState<GivenReason>({ reason: 'recusal', note: '' });
  const redraw = useCommand('teams.redraw');
  const designate = useCommand('teams.designate');
  const eligible = useQuery('teams.eligible', way === 'designate' ? { serial, subject: code, leaving } : null);
  const id = useId();
  const choices = eligible.at === 'ready' ? eligible.value : [];
  const settled = settledText(row);
  const failed = [redraw.phase, designate.phase].find(({ at }) => at === 'failed');
  const blocked = settled !== null || leaving === '' || !isReasonGiven(given) || (way === 'designate' && joining === null);
  const submit = async (): Promise<void> => {
    const why = { reason: given.reason, note: given.note };
    const answer =
      way === 'redraw'
        ? await redraw.run({ serial, leaving, subjects: [code], ...why })
        : await designate.run({ serial, subject: code, leaving, joining: joining ?? '', ...why });
    if (answer.ok) onChanged(1);
  };
  return (
    <Dialog
      open
      width={600}
      title={changeTitle(name)}
      confirmLabel={words[way]}
      cancelLabel={words.back}
      blocked={blocked}
      busy={redraw.phase.at === 'running' || designate.phase.at === 'running'}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      {settled === null ? (
        <div className="change-fields">
          <p>{words.lead}</p>
          <p className="draw-label" id={`${id}-who`}>
            {words.who}
          </p>
          <Radio.Group
            aria-labelledby={`${id}-who`}
            value={leaving}
            options={inspectors.map((person) => ({ value: person.staffNo, label: personLabel(person) }))}
            onChange={(event) => {
              setLeaving(String(event.target.value));
              setJoining(null);
            }}
          />
          <p className="draw-label" id={`${id}-how`}>
            {words.how}
          </p>
          <Radio.Group
            aria-labelledby={`${id}-how`}
            value={way}
            options={(['redraw', 'designate'] as const).map((value) => ({ value, label: words.ways[value] }))}
            onChange={(event) => {
              setWay(event.target.value === 'designate' ? 'designate' : 'redraw');
            }}
          />
          <p className="hint">{words.wayHints[way]}</p>
          {way === 'designate' ? (
            <>
              <label className="draw-label" htmlFor={`${id}-joining`}>
                {words.joining}
              </label>
              <Select<string>
                id={`${id}-joining`}
                showSearch={{ optionFilterProp: 'label' }}
                value={joining}
                notFoundContent={words.nobody}
                options={choices.map((person) => ({ value: person.staffNo, label: personLabel(person) }))}
                onChange={setJoining}
              />
              {eligible.at === 'ready' && choices.length === 0 ? <p className="hint">{words.nobody}</p> : null}
            </>
          ) : null}
          <ReasonFields value={given} onChange={setGiven} />
        </div>
      ) : (
        <Strip mark="lock">{settled}</Strip>
      )}
      {failed?.at === 'failed' ? <ErrorNotice text={errorSentence(failed.error)} /> : null}
    </Dialog>
  );
};
