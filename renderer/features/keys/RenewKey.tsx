import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { KeysState } from '#shared/contract/keys.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { FormerKeys } from './FormerKeys.tsx';
import { NewKeyForm } from './NewKeyForm.tsx';
import { OwnKeyView } from './OwnKeyView.tsx';

interface Props {
  readonly state: Pick<KeysState, 'next' | 'former'>;
}

/** A county's way to another key: made here, enrolled at the city, named by its roster (BUNDLE-SPEC 11.5); and the keys that went before. */
export const RenewKey = ({ state: { next, former } }: Props) => {
  const [open, setOpen] = useState(false);
  const renew = useCommand('keys.renew');
  return (
    <Sheet title={words.renewTitle}>
      {next ? (
        <>
          <p>{words.nextLead}</p>
          <OwnKeyView own={next} />
        </>
      ) : (
        <>
          <p>{words.renewLead}</p>
          {open ? (
            <NewKeyForm
              withReason
              confirmLabel={words.renew}
              running={renew.phase.at === 'running'}
              error={renew.phase.at === 'failed' ? renew.phase.error : null}
              onSubmit={({ label, passphrase, reason }) => void renew.run({ label, passphrase, reason })}
              onCancel={() => {
                setOpen(false);
              }}
            />
          ) : (
            <div className="keys-buttons">
              <Button
                onClick={() => {
                  setOpen(true);
                }}
              >
                {words.renewOpen}
              </Button>
            </div>
          )}
        </>
      )}
      <FormerKeys former={former} role="county" />
    </Sheet>
  );
};
