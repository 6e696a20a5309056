import { Button } from 'antd';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import type { LibraryAction } from '#shared/contract/subject-edits.ts';
import { momentText } from '#shared/i18n/zh-cn/numbers.ts';
import { actionStateText, actionText, editWords as words, frozenActionText } from '#shared/i18n/zh-cn/subject-edits.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onUndo: (seq: number) => Promise<void>;
}

/** What people did by hand, newest first, each with its way back. */
export const ActionsDrawer = ({ open, onClose, onUndo }: Props) => {
  const actions = useQuery('subjects.actions', open ? {} : null);
  const list = actions.at === 'ready' ? actions.value : [];
  return (
    <DetailDrawer open={open} title={words.actions} onClose={onClose}>
      {actions.at === 'ready' && list.length === 0 ? <p className="hint">{words.noActions}</p> : null}
      <ul className="subject-log">
        {list.map((action) => (
          <ActionLine key={action.seq} action={action} onUndo={onUndo} />
        ))}
      </ul>
    </DetailDrawer>
  );
};

const ActionLine = ({ action, onUndo }: { readonly action: LibraryAction; readonly onUndo: Props['onUndo'] }) => {
  const open = action.undone === null;
  const frozen = useQuery('subjects.frozenSince', open ? { seq: action.seq } : null);
  const use = frozen.at === 'ready' ? frozen.value : null;
  return (
    <li className="subject-action">
      <div>
        <div>{actionText(action.facts, action.records)}</div>
        <div className="hint">
          {momentText(action.at)} {action.by}
        </div>
        {use === null ? null : <div className="hint">{frozenActionText(use.serial, use.subjects)}</div>}
      </div>
      {open ? (
        <Button
          disabled={use !== null}
          onClick={() => {
            void onUndo(action.seq);
          }}
        >
          {words.undo}
        </Button>
      ) : (
        <span className="hint">{actionStateText(action)}</span>
      )}
    </li>
  );
};
