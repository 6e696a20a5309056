import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ReasonDialog } from '#renderer/ui/ReasonDialog.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { TrustedKey, TrustState } from '#shared/contract/keys.ts';
import { chainsWords as words, keyStateText } from '#shared/i18n/zh-cn/chains.ts';
import { giveBackWords } from '#shared/i18n/zh-cn/give-back.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords, officeKeyText } from '#shared/i18n/zh-cn/keys.ts';
import { GiveBackDialog } from './GiveBackDialog.tsx';

interface Chosen {
  readonly key: TrustedKey;
  readonly name: string;
  readonly deed: 'pause' | 'close';
}

/** Where the office itself, not one of its keys, is dealt with: beside its first key in use, or else its first. */
const keyOfOffice = (keys: readonly TrustedKey[]): TrustedKey | undefined => keys.find(({ closedAt }) => closedAt === null) ?? keys[0];

/** Every key of every county, and what the city does when one of them is lost or in doubt (BUNDLE-SPEC 11.5, 12.5). */
export const OfficeKeys = ({ trust }: { readonly trust: TrustState }) => {
  const chains = useQuery('chains.list', {});
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [givenTo, setGivenTo] = useState<string | null>(null);
  const paused = new Set(chains.at === 'ready' ? chains.value.flatMap((chain) => (chain.paused ? [chain.signer] : [])) : []);
  return (
    <Sheet title={keysWords.officeKeysTitle}>
      {trust.offices.length === 0 ? <p className="hint">{keysWords.noOffices}</p> : null}
      <ul className="office-keys">
        {trust.offices.flatMap(({ code, name, keys }) =>
          keys.map((key) => (
            <li key={key.signer}>
              <div>
                <p>
                  {name} <span className="hint mono">{code}</span>
                </p>
                <p className="mono">{key.fingerprint}</p>
                <StatusMark mark={key.closedAt === null && !paused.has(key.signer) ? 'done' : 'look'}>
                  {paused.has(key.signer) && key.closedAt === null ? keysWords.keyPaused : keyStateText(key.closedAt)}
                </StatusMark>
              </div>
              <div className="keys-buttons">
                {key.closedAt !== null || paused.has(key.signer) ? null : (
                  <Button
                    aria-label={officeKeyText(words.pause, name, key.fingerprint)}
                    onClick={() => {
                      setChosen({ key, name, deed: 'pause' });
                    }}
                  >
                    {words.pause}
                  </Button>
                )}
                {key.closedAt === null ? (
                  <Button
                    danger
                    aria-label={officeKeyText(words.close, name, key.fingerprint)}
                    onClick={() => {
                      setChosen({ key, name, deed: 'close' });
                    }}
                  >
                    {words.close}
                  </Button>
                ) : null}
                {key === keyOfOffice(keys) ? (
                  <Button
                    aria-label={giveBackWords.actionOf(name)}
                    onClick={() => {
                      setGivenTo(code);
                    }}
                  >
                    {giveBackWords.action}
                  </Button>
                ) : null}
              </div>
            </li>
          )),
        )}
      </ul>
      {givenTo === null ? null : (
        <GiveBackDialog
          office={givenTo}
          onClose={() => {
            setGivenTo(null);
          }}
        />
      )}
      {chosen === null ? null : (
        <KeyDialog
          chosen={chosen}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </Sheet>
  );
};

const KeyDialog = ({ chosen: { key, name, deed }, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) => {
  const pause = useCommand('chains.pause');
  const close = useCommand('trust.close');
  const [rootPassphrase, setRootPassphrase] = useState('');
  const id = useId();
  const { phase } = deed === 'pause' ? pause : close;
  const { signer } = key;
  const decide = async (reason: string): Promise<void> => {
    const answer = deed === 'pause' ? await pause.run({ signer, reason }) : await close.run({ signer, reason, rootPassphrase });
    if (answer.ok) onClose();
  };
  return (
    <ReasonDialog
      title={officeKeyText(words[deed], name, key.fingerprint)}
      lead={deed === 'pause' ? words.pauseLead : words.closeLead}
      reasonLabel={words.reason}
      confirmLabel={deed === 'pause' ? words.pauseConfirm : words.closeConfirm}
      cancelLabel={words.later}
      danger={deed === 'close'}
      busy={phase.at === 'running'}
      blocked={deed === 'close' && rootPassphrase === ''}
      failed={phase.at === 'failed' ? errorSentence(phase.error) : null}
      onConfirm={(reason) => void decide(reason)}
      onCancel={onClose}
    >
      {deed === 'close' ? (
        <>
          <label className="field-label" htmlFor={id}>
            {keysWords.rootPassphrase}
          </label>
          <Input.Password
            id={id}
            autoComplete="off"
            maxLength={400}
            value={rootPassphrase}
            onChange={(event) => {
              setRootPassphrase(event.target.value);
            }}
          />
        </>
      ) : null}
    </ReasonDialog>
  );
};
