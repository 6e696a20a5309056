import { Checkbox } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { DrawnInspector } from '#shared/contract/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { leaveConfirm, leaveTitle, teamWords as words } from '#shared/i18n/zh-cn/team-changes.ts';
import { isReasonGiven, ReasonFields, type GivenReason } from './ReasonFields.tsx';
import './changes.css';

interface Props {
  readonly serial: string;
  readonly person: DrawnInspector;
  readonly onClose: () => void;
  readonly onChanged: (visits: number) => void;
}

/** Most visits of one call; nobody has more in one event, and who has is taken out in two goes. */
const most = 200;

/** One person leaves many visits at once, on leave or in another post: each of them is drawn again. */
export const LeaveDialog = ({ serial, person: { staffNo, name }, onClose, onChanged }: Props) => {
  const visits = useQuery('teams.visits', { serial, staffNo });
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [given, setGiven] = useState<GivenReason>({ reason: 'leave', note: '' });
  const redraw = useCommand('teams.redraw');
  const { phase } = redraw;
  const all = visits.at === 'ready' ? visits.value : [];
  const chosen = all
    .filter(({ code, entered }) => !entered && !kept.has(code))
    .map(({ code }) => code)
    .slice(0, most);
  const submit = async (): Promise<void> => {
    const answer = await redraw.run({ serial, leaving: staffNo, subjects: chosen, reason: given.reason, note: given.note });
    if (answer.ok) onChanged(chosen.length);
  };
  return (
    <Dialog
      open
      width={600}
      title={leaveTitle(name)}
      confirmLabel={leaveConfirm(chosen.length)}
      cancelLabel={words.back}
      blocked={chosen.length === 0 || !isReasonGiven(given)}
      busy={phase.at === 'running'}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <div className="change-fields">
        <p>{words.lead}</p>
        <p className="hint">{words.leaveLead}</p>
        {visits.at === 'ready' && all.every(({ entered }) => entered) ? <p>{words.leaveNone}</p> : null}
        <div className="leave-visits" role="group" aria-label={words.leaveVisits}>
          {all.map(({ code, name: subject, town, entered }) => (
            <Checkbox
              key={code}
              disabled={entered}
              checked={!entered && !kept.has(code)}
              onChange={(event) => {
                const next = new Set(kept);
                if (event.target.checked) next.delete(code);
                else next.add(code);
                setKept(next);
              }}
            >
              {subject}
              <span className="hint">{entered ? words.visitEntered : town}</span>
            </Checkbox>
          ))}
        </div>
        <ReasonFields value={given} onChange={setGiven} />
      </div>
      {visits.at === 'failed' ? <ErrorNotice text={errorSentence(visits.error)} /> : null}
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};
