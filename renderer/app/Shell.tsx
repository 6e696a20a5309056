import { Button } from 'antd';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { HelpPanel } from '#renderer/help/HelpPanel.tsx';
import type { HelpTopic } from '#renderer/help/help-topics.ts';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { OfficeView } from '#shared/contract/office.ts';
import type { PersonView } from '#shared/contract/session.ts';
import { shellWords as words } from '#shared/i18n/zh-cn/shell-ui.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { JobTray } from './JobTray.tsx';
import { Nav } from './Nav.tsx';
import { createRouteStore } from './route-store.ts';
import { RoutedPage } from './RoutedPage.tsx';
import './shell.css';
import { SheetScanner, useSheetOpening } from './SheetScanner.tsx';
import { TopBand } from './TopBand.tsx';
import { UndoStrip } from './UndoStrip.tsx';
import { useHelpKeys } from './use-help-keys.ts';
import { useMenuKeys } from './use-menu-keys.ts';
import { useUndoKeys } from './use-undo-keys.ts';

interface Props {
  readonly office: OfficeView;
  readonly person: PersonView;
  /** Covered by the lock: nothing beneath can be reached. */
  readonly locked: boolean;
}

/** Band, menu, page and the tray of running jobs. */
export const Shell = ({ office, person, locked }: Props) => {
  const { startOnDemo } = useDesk();
  const [routes] = useState(createRouteStore);
  const { route, navigate } = useStore(routes);
  const system = useQuery('system.state', {});
  useUndoKeys(!locked);
  const [help, setHelp] = useState<HelpTopic | null>(null);
  useHelpKeys(route.page, setHelp, !locked);
  const goTo: Navigate = (to) => {
    navigate(to);
    if (help !== null) setHelp(to.page);
  };
  useMenuKeys(office.role, goTo, !locked);
  const sheets = useSheetOpening(goTo);
  return (
    <div className={startOnDemo ? 'shell shell-demo' : 'shell'} inert={locked}>
      <TopBand
        office={office}
        person={person}
        demo={startOnDemo}
        navigate={goTo}
        onSheet={sheets.open}
        onHelp={() => {
          setHelp(route.page);
        }}
      />
      <Nav role={office.role} route={route} navigate={goTo} version={system.at === 'ready' ? system.value.version : null} />
      <main className="shell-main">
        <BackendStrip />
        <UndoStrip navigate={goTo} />
        <SheetScanner sheets={sheets} enabled={!locked} />
        <div className="shell-page">
          <ErrorBoundary
            onBack={() => {
              goTo({ page: 'home' });
            }}
          >
            <RoutedPage route={route} navigate={goTo} office={office} />
          </ErrorBoundary>
        </div>
        <JobTray page={route.page} />
      </main>
      {help === null ? null : (
        <HelpPanel
          topic={help}
          onTopic={setHelp}
          onClose={() => {
            setHelp(null);
          }}
        />
      )}
    </div>
  );
};

const BackendStrip = () => {
  const { backend } = useDesk();
  const status = useStore(backend, (state) => state.status);
  if (status === 'running') return null;
  return (
    <div className="shell-strip">
      <Strip
        mark="look"
        action={
          status === 'restarted' ? (
            <Button
              onClick={() => {
                backend.setState({ status: 'running' });
              }}
            >
              {words.dismiss}
            </Button>
          ) : undefined
        }
      >
        {status === 'restarted' ? words.restarted : words.gone}
      </Strip>
    </div>
  );
};
