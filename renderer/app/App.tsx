import { App as AntdApp, ConfigProvider } from 'antd';
import { useStore } from 'zustand';
import type { DeskClient } from '#renderer/api/desk-client.ts';
import { DeskContext, useDesk } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { LockOverlay } from '#renderer/features/session/LockOverlay.tsx';
import { NewRecoveryCodePage } from '#renderer/features/session/NewRecoveryCodePage.tsx';
import { SignInPage } from '#renderer/features/session/SignInPage.tsx';
import { useIdleLock } from '#renderer/features/session/use-idle-lock.ts';
import { FirstRunPage } from '#renderer/features/start/FirstRunPage.tsx';
import { RecoveryCodePage } from '#renderer/features/start/RecoveryCodePage.tsx';
import { StartFailurePage } from '#renderer/features/start/StartFailurePage.tsx';
import { deskConfig } from '#renderer/ui/theme.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import { WaitingPage } from './WaitingPage.tsx';
import { Shell } from './Shell.tsx';

/** The window: what is shown depends first on the data folder, then on the office, then on who is signed in. */
export const App = ({ client }: { readonly client: DeskClient }) => (
  <DeskContext value={client}>
    <ConfigProvider {...deskConfig}>
      <AntdApp className="desk-app">
        <Window />
      </AntdApp>
    </ConfigProvider>
  </DeskContext>
);

const firstRun = 'first-run';
const recovery = 'recovery';

const Window = () => {
  const failure = useStore(useDesk().backend, (state) => state.failure);
  const office = useQuery('office.state', failure === null ? {} : null);
  const created = useCommand('office.create', firstRun);
  if (failure) return <StartFailurePage failure={failure} />;
  if (office.at !== 'ready') return <WaitingPage state={office} />;
  if (office.value.at === 'empty') return <FirstRunPage dataFolder={office.value.dataFolder} keep={firstRun} />;
  if (created.phase.at === 'done') {
    return (
      <RecoveryCodePage officeName={office.value.office.name} recoveryCode={created.phase.value.recoveryCode} onDone={created.reset} />
    );
  }
  return <SignedInWindow office={office.value.office} />;
};

const SignedInWindow = ({ office }: { readonly office: OfficeView }) => {
  const session = useQuery('session.current', {});
  const recovered = useCommand('session.recover', recovery);
  const open = session.at === 'ready' && session.value.person !== null && !session.value.locked;
  useIdleLock(open ? session.value.idleMinutes : null);
  if (recovered.phase.at === 'done' && recovered.phase.value.at === 'recovered') {
    return <NewRecoveryCodePage officeName={office.name} recoveryCode={recovered.phase.value.recoveryCode} onDone={recovered.reset} />;
  }
  if (session.at !== 'ready') return <WaitingPage state={session} />;
  const { person, locked } = session.value;
  if (person === null) return <SignInPage officeName={office.name} keepRecovery={recovery} />;
  return (
    <>
      <Shell key={person.id} office={office} person={person} locked={locked} />
      {locked ? <LockOverlay personName={person.name} /> : null}
    </>
  );
};
