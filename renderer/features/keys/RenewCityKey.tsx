import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { FormerKey } from '#shared/contract/keys.ts';
import { cityRenewedText, keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { FormerKeys } from './FormerKeys.tsx';
import { NewKeyForm } from './NewKeyForm.tsx';

interface Props {
  readonly former: readonly FormerKey[];
  readonly navigate: Navigate;
}

/** Another key for the city: made, named by the roster and put into a roster bundle of the root key in one act (BUNDLE-SPEC 11.3, 11.5). */
export const RenewCityKey = ({ former, navigate }: Props) => {
  const [open, setOpen] = useState(false);
  const renew = useCommand('trust.renew');
  const { phase } = renew;
  return (
    <Sheet title={words.renewCityTitle}>
      {phase.at === 'done' ? (
        <Strip
          mark="look"
          action={
            <Button
              onClick={() => {
                navigate({ page: 'bundles' });
              }}
            >
              {words.toWriteRoster}
            </Button>
          }
        >
          {cityRenewedText(phase.value.trust.version, phase.value.bundle.fileName)}
        </Strip>
      ) : (
        <>
          <p>{words.renewCityLead}</p>
          {open ? (
            <NewKeyForm
              withReason
              withRoot
              confirmLabel={words.renewCity}
              running={phase.at === 'running'}
              error={phase.at === 'failed' ? phase.error : null}
              onSubmit={(key) => void renew.run(key)}
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
      <FormerKeys former={former} role="city" />
    </Sheet>
  );
};
