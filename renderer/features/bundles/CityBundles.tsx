import { Button } from 'antd';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import { bundlesCountText, bundlesWords as words, receiptForText, receiptsDueText } from '#shared/i18n/zh-cn/bundles.ts';
import { keysWords } from '#shared/i18n/zh-cn/keys.ts';
import { ChainTroubles } from './ChainTroubles.tsx';
import { ConflictsSheet } from './ConflictsSheet.tsx';
import { HandDownSheet } from './HandDownSheet.tsx';
import { Outbox } from './Outbox.tsx';
import { ReceivedSheet } from './ReceivedSheet.tsx';
import { ReceiveSheet } from './ReceiveSheet.tsx';
import { CityRequests } from './RequestsSheet.tsx';
import { UnconfirmedSheet } from './UnconfirmedSheet.tsx';
import { UnlockDialog } from './UnlockDialog.tsx';
import { useUnlocked } from './use-unlocked.ts';
import { useWriting } from './use-writing.ts';
import { WorkNotices } from './WorkNotices.tsx';

interface Props {
  readonly navigate: Navigate;
  /** How this office is called. */
  readonly own: string;
  /** The county that a task is to be handed down to. */
  readonly to: string | undefined;
}

export const CityBundles = ({ navigate, own, to: addressee }: Props) => {
  const keys = useQuery('keys.state', {});
  const receiptsDue = useQuery('bundles.receiptsDue', {});
  const outbox = useQuery('bundles.outbox', {});
  const seal = useCommand('bundles.seal');
  const receipt = useCommand('bundles.receipt');
  const writing = useWriting();
  const unlocked = useUnlocked();
  const trustMissing = keys.at === 'ready' && keys.value.trust === null;
  const due = receiptsDue.at === 'ready' ? receiptsDue.value : [];
  const sealing = seal.phase.at === 'running' || receipt.phase.at === 'running';
  return (
    <PageFrame
      head={
        <PageHead
          title={words.titleCity}
          facts={receiptsDueText(due.reduce((sum, { bundles }) => sum + bundles, 0))}
          actions={
            <Button
              disabled={trustMissing || sealing}
              loading={seal.phase.at === 'running'}
              onClick={() => void unlocked.withKey(() => seal.run({ kind: 'roster' }))}
            >
              {words.rosterBundle}
            </Button>
          }
        />
      }
    >
      <div className="bundles">
        <div className="bundles-main">
          {trustMissing ? (
            <Strip
              mark="must"
              action={
                <Button
                  onClick={() => {
                    navigate({ page: 'keys' });
                  }}
                >
                  {words.toKeys}
                </Button>
              }
            >
              {words.cityTrustMissing}
            </Strip>
          ) : null}
          {keys.at === 'ready' && keys.value.trust?.expired === true ? <Strip mark="look">{keysWords.rosterExpired}</Strip> : null}
          <ReceiveSheet lead={words.dropCity} navigate={navigate} />
          <ChainTroubles mayWaive />
          <ConflictsSheet
            own={own}
            busy={trustMissing || sealing}
            onSeal={(to) => void unlocked.withKey(() => seal.run({ kind: 'correction', to }))}
          />
          <UnconfirmedSheet />
          <WorkNotices sealing={[seal, receipt]} writing={writing.command} />
          <Outbox
            title={words.ledgerCity}
            bundles={outbox.at === 'ready' ? outbox.value : []}
            due={null}
            reports={false}
            busy={writing.command.phase.at === 'running'}
            onWrite={writing.write}
          />
        </div>
        <div className="bundles-side">
          <HandDownSheet
            first={addressee}
            offices={keys.at === 'ready' ? (keys.value.trust?.offices ?? []) : []}
            busy={trustMissing || sealing}
            onSeal={(to) => void unlocked.withKey(() => seal.run({ kind: 'plan', to }))}
          />
          <CityRequests busy={trustMissing || sealing} onSeal={(to) => void unlocked.withKey(() => seal.run({ kind: 'correction', to }))} />
          <Sheet title={words.receiptsDue}>
            {due.length === 0 ? <p className="hint">{words.noReceiptDue}</p> : null}
            <ul className="outcomes">
              {due.map(({ to, toName, bundles }) => (
                <li key={to} className="receipt-row">
                  <MarkShape mark="look" />
                  <div>
                    <p className="outcome-name">{toName}</p>
                    <p className="hint">{bundlesCountText(bundles)}</p>
                  </div>
                  <Button
                    disabled={sealing}
                    aria-label={receiptForText(toName)}
                    onClick={() => void unlocked.withKey(() => receipt.run({ to }))}
                  >
                    {words.receipt}
                  </Button>
                </li>
              ))}
            </ul>
          </Sheet>
          <ReceivedSheet />
        </div>
      </div>
      <UnlockDialog open={unlocked.asking} onUnlocked={unlocked.onUnlocked} onClose={unlocked.onClose} />
    </PageFrame>
  );
};
