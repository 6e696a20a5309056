import { InputNumber } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { capScopes, type CapScope, type VisitCaps } from '#shared/domain/visits/visit-cap.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { capScopeText, orgWords as words } from '#shared/i18n/zh-cn/org.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import './org.css';

interface Props {
  readonly caps: VisitCaps;
  readonly onClose: () => void;
}

/** The bureau's own numbers; none is suggested (DOMAIN 13.8). */
export const CapsDialog = ({ caps, onClose }: Props) => {
  const [draft, setDraft] = useState(caps);
  const save = useCommand('org.saveCaps');
  const put = (scope: CapScope, visits: number | null): void => {
    const others = Object.fromEntries(Object.entries(draft).filter(([name]) => name !== scope));
    setDraft(visits === null ? others : { ...others, [scope]: visits });
  };
  return (
    <Dialog
      open
      title={words.capsDialog}
      confirmLabel={words.capsSave}
      cancelLabel={uiWords.leave}
      busy={save.phase.at === 'running'}
      onConfirm={() => {
        void save.run({ caps: draft }).then((answer) => {
          if (answer.ok) onClose();
        });
      }}
      onCancel={onClose}
    >
      <p className="hint">{words.capsHint}</p>
      <div className="org-caps">
        {capScopes.map((scope) => (
          <label key={scope}>
            <span>{capScopeText[scope]}</span>
            <InputNumber
              min={1}
              max={365}
              precision={0}
              controls={false}
              value={draft[scope] ?? null}
              onChange={(visits) => {
                put(scope, visits);
              }}
            />
            <span>{words.times}</span>
          </label>
        ))}
      </div>
      {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
    </Dialog>
  );
};
