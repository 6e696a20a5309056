import { Button } from 'antd';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useApi } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Fingerprint } from '#renderer/ui/Fingerprint.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { drawsWords as words, secretFieldLabel } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { PaperRows } from './PaperRows.tsx';
import { SecretField } from './SecretField.tsx';
import { createSecretStore } from './secret-store.ts';
import { secretLongEnough, secretOf } from './secret-text.ts';
import { SecretSlip, SlipPrint } from './SecretSlip.tsx';

interface Props {
  readonly draw: DrawDetail;
  readonly party: 'A' | 'B';
  readonly name: string;
  readonly commitment: string | null;
}

/** One party's secret: proposed or brought along, typed twice from the paper, and forgotten as soon as it is committed. */
export const PartySheet = ({ draw, party, name, commitment }: Props) => (
  <Sheet
    title={name}
    className="party"
    extra={
      commitment === null ? (
        <StatusMark mark="todo">{words.notCommitted}</StatusMark>
      ) : (
        <StatusMark mark="lock">{words.committed}</StatusMark>
      )
    }
  >
    {commitment === null ? (
      <CommitForm draw={draw} party={party} name={name} />
    ) : (
      <>
        <Fingerprint value={commitment} label={words.commitment} />
        <PaperRows draw={draw} papers={[party === 'A' ? 'envelopeA' : 'envelopeB']} />
      </>
    )}
  </Sheet>
);

type Mistake = 'short' | 'differ' | null;

const CommitForm = ({ draw, party, name }: Omit<Props, 'commitment'>) => {
  const api = useApi();
  const [proposals] = useState(() => createSecretStore(api));
  const proposed = useStore(proposals.store);
  const commit = useCommand('draws.commit');
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [mistake, setMistake] = useState<Mistake>(null);

  const submit = async (): Promise<void> => {
    const found: Mistake = !secretLongEnough(typed) ? 'short' : secretOf(typed) === secretOf(again) ? null : 'differ';
    setMistake(found);
    if (found !== null) return;
    const answer = await commit.run({ serial: draw.serial, party, secret: secretOf(typed) });
    if (answer.ok) proposals.forget();
  };

  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {proposed.at === 'shown' ? (
        <SecretSlip draw={draw} party={party} name={name} secret={proposed.secret} onHide={proposals.forget} />
      ) : (
        <div className="slip-buttons">
          <Button
            loading={proposed.at === 'asking'}
            aria-label={secretFieldLabel(name, words.propose)}
            onClick={() => void proposals.propose()}
          >
            {words.propose}
          </Button>
          <SlipPrint draw={draw} party={party} name={name} secret="" label={words.printBlank} />
        </div>
      )}
      {proposed.at === 'failed' ? <ErrorNotice text={errorSentence(proposed.error)} /> : null}
      <div className="party-fields">
        <SecretField
          label={secretFieldLabel(name, words.secret)}
          shown={words.secret}
          value={typed}
          hint={words.secretRule}
          mistake={mistake === 'short' ? words.secretShort : undefined}
          onChange={setTyped}
        />
        <SecretField
          label={secretFieldLabel(name, words.secretAgain)}
          shown={words.secretAgain}
          value={again}
          mistake={mistake === 'differ' ? words.secretsDiffer : undefined}
          onChange={setAgain}
        />
        <Button
          htmlType="submit"
          type="primary"
          loading={commit.phase.at === 'running'}
          disabled={typed === '' || again === ''}
          aria-label={secretFieldLabel(name, words.commitButton)}
        >
          {words.commitButton}
        </Button>
      </div>
      {commit.phase.at === 'failed' ? <ErrorNotice text={errorSentence(commit.phase.error)} /> : null}
    </form>
  );
};
