import { useCommand } from '#renderer/api/use-command.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { NewKeyForm } from './NewKeyForm.tsx';

/** A county's first key. */
export const CreateKey = () => {
  const create = useCommand('keys.create');
  return (
    <NewKeyForm
      confirmLabel={words.create}
      running={create.phase.at === 'running'}
      error={create.phase.at === 'failed' ? create.phase.error : null}
      onSubmit={({ label, passphrase }) => void create.run({ label, passphrase })}
    />
  );
};
