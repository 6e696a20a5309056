import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { HeldRecords } from '#shared/contract/bundles.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { giveBackWords as words, givenText, heldText, olderText } from '#shared/i18n/zh-cn/give-back.ts';
import { UnlockForm } from './UnlockForm.tsx';

interface Props {
  readonly office: string;
  /** Leads to where the bundles are written out. */
  readonly onGiven: () => void;
  readonly onClose: () => void;
}

/** The kinds there is something to give back of; 名录库 first, because an office looks for it first. */
const kindsOf = ({ subjects, inspectors, records }: HeldRecords): readonly ('roster-data' | 'results')[] => [
  ...(subjects + inspectors > 0 ? (['roster-data'] as const) : []),
  ...(records > 0 ? (['results'] as const) : []),
];

/** What the city itself told the office goes along, as far as there is any. */
const handedAgain = ['plan', 'correction'] as const;

/** What hinders it, as a sentence; null when nothing does. */
const hindrance = (held: HeldRecords): string | null => {
  if (!held.hasOpenKey) return words.noKey;
  return kindsOf(held).length === 0 ? words.nothing : null;
};

/** A county lost its machine: the city seals the county's own records, which it holds, back to it (BUNDLE-SPEC 12.5). */
export const GiveBackDialog = ({ office, onGiven, onClose }: Props) => {
  const held = useQuery('bundles.held', { office });
  const seal = useCommand('bundles.seal');
  const [sealed, setSealed] = useState<number | null>(null);
  if (held.at !== 'ready') return null;
  const hindered = hindrance(held.value);
  const giveBack = async (): Promise<void> => {
    let bundles = 0;
    for (const kind of [...kindsOf(held.value), ...handedAgain]) {
      const answer = await seal.run({ kind, to: office, snapshot: true });
      if (answer.ok) bundles += 1;
      else if (answer.error.code !== 'bundle.nothingToSend') return;
    }
    setSealed(bundles);
  };
  const finished = sealed !== null;
  const refused = seal.phase.at === 'failed' ? seal.phase.error.code : null;
  return (
    <Dialog
      open
      title={words.titleOf(held.value.name)}
      confirmLabel={finished ? words.done : words.confirm}
      cancelLabel={words.later}
      busy={seal.phase.at === 'running'}
      blocked={hindered !== null}
      onConfirm={finished ? onGiven : () => void giveBack()}
      onCancel={onClose}
    >
      {finished ? (
        <p role="status">{givenText(sealed)}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          <ul className="given-counts">
            {heldText(held.value).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {held.value.older > 0 ? <p>{olderText(held.value.older)}</p> : null}
          {hindered === null ? <p className="hint">{words.after}</p> : <p role="alert">{hindered}</p>}
        </>
      )}
      {refused === 'keys.locked' ? (
        <>
          <p role="alert">{words.unlockFirst}</p>
          <UnlockForm onUnlocked={seal.reset} />
        </>
      ) : null}
      {seal.phase.at === 'failed' && refused !== 'keys.locked' && refused !== 'bundle.nothingToSend' ? (
        <ErrorNotice text={errorSentence(seal.phase.error)} />
      ) : null}
    </Dialog>
  );
};
