import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ReasonDialog } from '#renderer/ui/ReasonDialog.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { ChainState } from '#shared/contract/chains.ts';
import type { TrustedKey, TrustState } from '#shared/contract/keys.ts';
import { chainsWords as words, closedNextText, closingText, keyStateText } from '#shared/i18n/zh-cn/chains.ts';
import { giveBackWords } from '#shared/i18n/zh-cn/give-back.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords, officeKeyText } from '#shared/i18n/zh-cn/keys.ts';
import { GiveBackDialog } from './GiveBackDialog.tsx';
import { RootPassphraseField } from './RootPassphraseField.tsx';

interface Chosen {
  readonly key: TrustedKey;
  readonly name: string;
  readonly deed: 'pause' | 'close';
}

/** Where the office itself, not one of its keys, is dealt with: beside its first key in use, or else its first. */
const keyOfOffice = (keys: readonly TrustedKey[]): TrustedKey | undefined => keys.find(({ closedAt }) => closedAt === null) ?? keys[0];

/** Every key of every county, and what the city does when one of them is lost or in doubt (BUNDLE-SPEC 11.5, 12.5). */
export const OfficeKeys = ({ trust, navigate }: { readonly trust: TrustState; readonly navigate: Navigate }) => {
  const chains = useQuery('chains.list', {});
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [givenTo, setGivenTo] = useState<string | null>(null);
  const [closed, setClosed] = useState<number | null>(null);
  const known = chains.at === 'ready' ? chains.value : [];
  const paused = new Set(known.flatMap((chain) => (chain.paused ? [chain.signer] : [])));
  const toBundles = (): void => {
    navigate({ page: 'bundles' });
  };
  return (
    <Sheet title={keysWords.officeKeysTitle}>
      {closed === null ? null : (
        <Strip mark="look" action={<Button onClick={toBundles}>{keysWords.toCityBundles}</Button>}>
          {closedNextText(closed)}
        </Strip>
      )}
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
          onGiven={toBundles}
          onClose={() => {
            setGivenTo(null);
          }}
        />
      )}
      {chosen === null ? null : (
        <KeyDialog
          chosen={chosen}
          chains={known.filter(({ signer }) => signer === chosen.key.signer)}
          onClosed={setClosed}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </Sheet>
  );
};

interface KeyDialogProps {
  readonly chosen: Chosen;
  /** Those of the key. */
  readonly chains: readonly ChainState[];
  /** With the version of the roster that says so. */
  readonly onClosed: (version: number) => void;
  readonly onClose: () => void;
}

const KeyDialog = ({ chosen: { key, name, deed }, chains, onClosed, onClose }: KeyDialogProps) => {
  const pause = useCommand('chains.pause');
  const close = useCommand('trust.close');
  const [rootPassphrase, setRootPassphrase] = useState('');
  const { phase } = deed === 'pause' ? pause : close;
  const { signer } = key;
  const decide = async (reason: string): Promise<void> => {
    if (deed === 'pause') {
      if ((await pause.run({ signer, reason })).ok) onClose();
      return;
    }
    const answer = await close.run({ signer, reason, rootPassphrase });
    if (!answer.ok) return;
    onClosed(answer.value.version);
    onClose();
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
      above={
        deed === 'close' ? (
          <p>
            <b>{closingText(chains)}</b>
          </p>
        ) : null
      }
      onConfirm={(reason) => void decide(reason)}
      onCancel={onClose}
    >
      {deed === 'close' ? <RootPassphraseField value={rootPassphrase} onChange={setRootPassphrase} /> : null}
    </ReasonDialog>
  );
};
