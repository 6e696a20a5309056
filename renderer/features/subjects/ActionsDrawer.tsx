import { Button } from 'antd';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { momentText } from '#shared/i18n/zh-cn/numbers.ts';
import { actionStateText, actionText, editWords as words } from '#shared/i18n/zh-cn/subject-edits.ts';

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
          <li key={action.seq} className="subject-action">
            <div>
              <div>{actionText(action.facts, action.records)}</div>
              <span className="hint">
                {momentText(action.at)} {action.by}
              </span>
            </div>
            {action.undone === null ? (
              <Button
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
        ))}
      </ul>
    </DetailDrawer>
  );
};
