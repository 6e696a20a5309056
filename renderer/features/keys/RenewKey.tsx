import { Button } from 'antd';
import { useState } from 'react';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { KeysState } from '#shared/contract/keys.ts';
import { formerKeyText, keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { CreateKey } from './CreateKey.tsx';
import { OwnKeyView } from './OwnKeyView.tsx';

interface Props {
  readonly state: Pick<KeysState, 'next' | 'former'>;
}

/** The way to another key: made here, enrolled at the city, named by its roster (BUNDLE-SPEC 11.5); and the keys that went before. */
export const RenewKey = ({ state: { next, former } }: Props) => {
  const [open, setOpen] = useState(false);
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
          {open ? <CreateKey renews /> : null}
          <Button
            onClick={() => {
              setOpen(!open);
            }}
          >
            {open ? words.renewCancel : words.renewOpen}
          </Button>
        </>
      )}
      {former.length === 0 ? null : (
        <>
          <h3 className="keys-label">{words.formerTitle}</h3>
          <ul>
            {former.map((key) => (
              <li key={key.signer}>
                <p>
                  {key.label} <span className="mono">{key.fingerprint}</span>
                </p>
                <p className="hint">{formerKeyText(key)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
};
