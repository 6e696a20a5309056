import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import { bundlesWords as words, sealButtonText, sealingLockedText, sealLibraryText } from '#shared/i18n/zh-cn/bundles.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { bringBackText } from '#shared/i18n/zh-cn/field-bundle.ts';
import { keysWords } from '#shared/i18n/zh-cn/keys.ts';
import { atFirst, limitOf } from './carry.ts';
import { CarryChoice } from './CarryChoice.tsx';
import { ChainTroubles } from './ChainTroubles.tsx';
import { FieldSheet } from './FieldSheet.tsx';
import { ConflictsSheet } from './ConflictsSheet.tsx';
import { HandedDownSheet } from './HandedDownSheet.tsx';
import { Outbox } from './Outbox.tsx';
import { ReceivedSheet } from './ReceivedSheet.tsx';
import { ReceiveSheet } from './ReceiveSheet.tsx';
import { CountyRequests } from './RequestsSheet.tsx';
import { UnconfirmedSheet } from './UnconfirmedSheet.tsx';
import { UnlockDialog } from './UnlockDialog.tsx';
import { useUnlocked } from './use-unlocked.ts';
import { useWriting } from './use-writing.ts';
import { WorkNotices } from './WorkNotices.tsx';

interface Props {
  /** How this office is called. */
  readonly own: string;
  readonly navigate: Navigate;
  /** The task that the office's other computer is to be lent. */
  readonly task: string | undefined;
}

export const CountyBundles = ({ own, navigate, task }: Props) => {
  const due = useQuery('bundles.due', {});
  const exchange = useQuery('bundles.field', {});
  const outbox = useQuery('bundles.outbox', {});
  const keys = useQuery('keys.state', {});
  const seal = useCommand('bundles.seal');
  const receipt = useCommand('bundles.receipt');
  const writing = useWriting();
  const unlocked = useUnlocked();
  const [carry, setCarry] = useState(atFirst);
  const bundles = outbox.at === 'ready' ? outbox.value : [];
  const waiting = due.at === 'ready' ? due.value : null;
  const keyMissing = keys.at === 'ready' && keys.value.own === null;
  const trustMissing = due.at === 'failed' && due.error.code === 'trust.missing';
  const field = exchange.at === 'ready' ? exchange.value : null;
  const sealing = seal.phase.at === 'running' || receipt.phase.at === 'running';
  const mayWrite = waiting !== null && waiting.sealingLocked === null && !keyMissing && !sealing;
  const maySeal = mayWrite && waiting.records > 0;
  const lend = async (serial: string) => {
    const to = field?.office ?? '';
    const library = await seal.run({ kind: 'roster-data', to, task: serial });
    return library.ok ? seal.run({ kind: 'results', to, task: serial }) : library;
  };
  const toKeys = (
    <Button
      onClick={() => {
        navigate({ page: 'keys' });
      }}
    >
      {words.toKeys}
    </Button>
  );
  return (
    <PageFrame
      head={
        <PageHead
          title={words.titleCounty}
          facts={words.statesHint}
          actions={
            waiting && field?.borrows ? (
              <Button
                type="primary"
                disabled={!mayWrite || field.due === 0}
                loading={seal.phase.at === 'running'}
                onClick={() => void unlocked.withKey(() => seal.run({ kind: 'results', to: field.office }))}
              >
                {bringBackText(field.due)}
              </Button>
            ) : waiting ? (
              <>
                {waiting.records === 0 ? <span className="hint bundle-reason">{words.nothingDue}</span> : null}
                <Button
                  disabled={!mayWrite || waiting.library === 0}
                  onClick={() => void unlocked.withKey(() => seal.run({ kind: 'roster-data', ...limitOf(carry) }))}
                >
                  {sealLibraryText(waiting.library)}
                </Button>
                <Button
                  type="primary"
                  disabled={!maySeal}
                  loading={seal.phase.at === 'running'}
                  onClick={() => void unlocked.withKey(() => seal.run({ kind: 'results', ...limitOf(carry) }))}
                >
                  {sealButtonText(waiting.seq, waiting.records)}
                </Button>
              </>
            ) : null
          }
        />
      }
    >
      <div className="bundles">
        <div className="bundles-main">
          {keyMissing ? (
            <Strip mark="must" action={toKeys}>
              {words.keyMissing}
            </Strip>
          ) : null}
          {!keyMissing && trustMissing ? (
            <Strip mark="must" action={toKeys}>
              {words.trustMissing}
            </Strip>
          ) : null}
          {keys.at === 'ready' && keys.value.trust?.expired === true ? <Strip mark="look">{keysWords.rosterExpired}</Strip> : null}
          {waiting && waiting.sealingLocked !== null ? (
            <Strip mark="must" action={toKeys}>
              {sealingLockedText(waiting.sealingLocked)}
            </Strip>
          ) : null}
          {due.at === 'failed' && !trustMissing ? <ErrorNotice text={errorSentence(due.error)} /> : null}
          <ChainTroubles mayWaive={false} />
          <ConflictsSheet own={own} busy={false} />
          <UnconfirmedSheet />
          <WorkNotices sealing={[seal, receipt]} writing={writing.command} />
          {waiting && !field?.borrows ? <CarryChoice carry={carry} onChange={setCarry} /> : null}
          <Outbox
            title={words.ledger}
            bundles={bundles}
            due={field?.borrows ? null : waiting}
            reports
            busy={writing.command.phase.at === 'running'}
            onWrite={writing.write}
          />
        </div>
        <div className="bundles-side">
          {field && (field.borrows || field.computers > 0 || task !== undefined) ? (
            <FieldSheet
              field={field}
              first={task}
              busy={!mayWrite}
              onLend={(serial) => void unlocked.withKey(() => lend(serial))}
              onReceipt={() => void unlocked.withKey(() => receipt.run({ to: field.office }))}
            />
          ) : null}
          <ReceiveSheet lead={words.dropCounty} navigate={navigate} />
          <CountyRequests navigate={navigate} />
          <HandedDownSheet navigate={navigate} />
          <ReceivedSheet />
        </div>
      </div>
      <UnlockDialog open={unlocked.asking} onUnlocked={unlocked.onUnlocked} onClose={unlocked.onClose} />
    </PageFrame>
  );
};
