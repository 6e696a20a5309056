import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords as words, prolongedText } from '#shared/i18n/zh-cn/keys.ts';
import { RootPassphraseField } from './RootPassphraseField.tsx';

/** The roster good for another year, where nothing else of it changes. */
export const ProlongRoster = ({ navigate }: { readonly navigate: Navigate }) => {
  const prolong = useCommand('trust.prolong');
  const [open, setOpen] = useState(false);
  const [rootPassphrase, setRootPassphrase] = useState('');
  const { phase } = prolong;
  const toggle = (
    <Button
      onClick={() => {
        setOpen(!open);
      }}
    >
      {open ? words.prolongCancel : words.prolongOpen}
    </Button>
  );
  if (phase.at === 'done')
    return (
      <Strip
        mark="done"
        action={
          <Button
            onClick={() => {
              navigate({ page: 'bundles' });
            }}
          >
            {words.toCityBundles}
          </Button>
        }
      >
        {prolongedText(phase.value.version, phase.value.expires)}
      </Strip>
    );
  if (!open) return <div className="keys-buttons">{toggle}</div>;
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (rootPassphrase !== '' && phase.at !== 'running') void prolong.run({ rootPassphrase });
      }}
    >
      <RootPassphraseField value={rootPassphrase} onChange={setRootPassphrase} />
      <div className="keys-buttons">
        <Button type="primary" htmlType="submit" disabled={rootPassphrase === ''} loading={phase.at === 'running'}>
          {words.prolong}
        </Button>
        {toggle}
      </div>
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </form>
  );
};
