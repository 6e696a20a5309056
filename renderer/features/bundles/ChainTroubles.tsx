import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import { ReasonDialog } from '#renderer/ui/ReasonDialog.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { ChainState } from '#shared/contract/chains.ts';
import { chainAction, chainsWords as words, chainText, chainTitle } from '#shared/i18n/zh-cn/chains.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { useUnlocked } from './use-unlocked.ts';
import { UnlockDialog } from './UnlockDialog.tsx';

type Deed = 'waive' | 'keep' | 'resume';

const deedFor = ({ forked, paused }: ChainState): Deed => {
  if (forked) return 'keep';
  return paused ? 'resume' : 'waive';
};

const texts = {
  waive: { button: words.waive, confirm: words.waiveConfirm, lead: words.waiveLead },
  keep: { button: words.keep, confirm: words.keepConfirm, lead: words.keepLead },
  resume: { button: words.resume, confirm: words.resumeConfirm, lead: words.resumeLead },
} as const;

const needsOfficer = ({ forked, paused, missing }: ChainState): boolean => forked || paused !== null || missing.length > 0;

interface Props {
  /** The city alone stops waiting for a number. */
  readonly mayWaive: boolean;
}

/** Chains that wait for an officer or for a missing number: gaps, forks and paused keys. Nothing is shown while there is none. */
export const ChainTroubles = ({ mayWaive }: Props) => {
  const chains = useQuery('chains.list', {});
  const [chosen, setChosen] = useState<ChainState | null>(null);
  const waiting = chains.at === 'ready' ? chains.value.filter(needsOfficer) : [];
  if (waiting.length === 0) return null;
  return (
    <Sheet title={words.title}>
      <ul className="outcomes">
        {waiting.map((chain) => (
          <li key={`${chain.signer} ${chain.chan}`} className="receipt-row">
            <MarkShape mark={chain.forked ? 'must' : 'look'} />
            <div>
              <p className="outcome-name">{chainTitle(chain)}</p>
              <p className="hint">{chainText(chain)}</p>
            </div>
            {deedFor(chain) === 'waive' && !mayWaive ? null : (
              <Button
                aria-label={chainAction(texts[deedFor(chain)].button, chain)}
                onClick={() => {
                  setChosen(chain);
                }}
              >
                {texts[deedFor(chain)].button}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen === null ? null : (
        <DecisionDialog
          chain={chosen}
          onClose={() => {
            setChosen(null);
          }}
        />
      )}
    </Sheet>
  );
};

const DecisionDialog = ({ chain, onClose }: { readonly chain: ChainState; readonly onClose: () => void }) => {
  const commands = { waive: useCommand('chains.waive'), keep: useCommand('chains.keepBranch'), resume: useCommand('chains.resume') };
  const unlocked = useUnlocked();
  const deed = deedFor(chain);
  const { phase } = commands[deed];
  const { signer, chan } = chain;
  const decide = async (reason: string): Promise<void> => {
    await unlocked.withKey(async () => {
      const answer = deed === 'resume' ? await commands.resume.run({ signer, reason }) : await commands[deed].run({ signer, chan, reason });
      if (answer.ok) onClose();
      return answer;
    });
  };
  const text = texts[deed];
  return (
    <>
      <ReasonDialog
        title={chainAction(text.button, chain)}
        lead={text.lead}
        reasonLabel={words.reason}
        confirmLabel={text.confirm}
        cancelLabel={words.later}
        danger={deed === 'keep'}
        busy={phase.at === 'running'}
        failed={phase.at === 'failed' && phase.error.code !== 'keys.locked' ? errorSentence(phase.error) : null}
        onConfirm={(reason) => void decide(reason)}
        onCancel={onClose}
      />
      <UnlockDialog open={unlocked.asking} onUnlocked={unlocked.onUnlocked} onClose={unlocked.onClose} />
    </>
  );
};
