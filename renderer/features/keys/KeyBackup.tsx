import { Button } from 'antd';
import { useShell } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { backedUpText, keysWords as words } from '#shared/i18n/zh-cn/keys.ts';

/** The passphrase files once more, for the safe (BUNDLE-SPEC 12.4). */
export const KeyBackup = () => {
  const shell = useShell();
  const { phase, run } = useCommand('keys.backUp');
  const backUp = async (): Promise<void> => {
    const folder = await shell.chooseFolder();
    if (folder) await run({ folder: folder.token });
  };
  return (
    <>
      <div className="keys-buttons">
        <Button loading={phase.at === 'running'} onClick={() => void backUp()}>
          {words.backUp}
        </Button>
        <span className="hint">{words.backUpHint}</span>
      </div>
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
      {phase.at === 'done' ? <Strip mark="done">{backedUpText(phase.value.files, phase.value.folder)}</Strip> : null}
    </>
  );
};
