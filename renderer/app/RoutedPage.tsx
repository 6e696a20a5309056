import type { Navigate, Route } from '#renderer/api/route.ts';
import { BundlesPage } from '#renderer/features/bundles/BundlesPage.tsx';
import { DrawPage } from '#renderer/features/draws/DrawPage.tsx';
import { LedgerPage } from '#renderer/features/draws/LedgerPage.tsx';
import { FieldPackPage } from '#renderer/features/field-pack/FieldPackPage.tsx';
import { CountiesPage } from '#renderer/features/figures/CountiesPage.tsx';
import { FiguresPage } from '#renderer/features/figures/FiguresPage.tsx';
import { HandedTasksPage } from '#renderer/features/handed-tasks/HandedTasksPage.tsx';
import { HomePage } from '#renderer/features/home/HomePage.tsx';
import { ImportPage } from '#renderer/features/imports/ImportPage.tsx';
import { InspectorsPage } from '#renderer/features/inspectors/InspectorsPage.tsx';
import { ItemsPage } from '#renderer/features/items/ItemsPage.tsx';
import { KeysPage } from '#renderer/features/keys/KeysPage.tsx';
import { LettersPage } from '#renderer/features/letters/LettersPage.tsx';
import { OrgPage } from '#renderer/features/org/OrgPage.tsx';
import { PlansPage } from '#renderer/features/plans/PlansPage.tsx';
import { RecordPage } from '#renderer/features/records/RecordPage.tsx';
import { FollowUpsPage } from '#renderer/features/follow-ups/FollowUpsPage.tsx';
import { PublicationPage } from '#renderer/features/results/PublicationPage.tsx';
import { ResultsPage } from '#renderer/features/results/ResultsPage.tsx';
import { SchemePage } from '#renderer/features/schemes/SchemePage.tsx';
import { SchemesPage } from '#renderer/features/schemes/SchemesPage.tsx';
import { SubjectsPage } from '#renderer/features/subjects/SubjectsPage.tsx';
import { SystemPage } from '#renderer/features/system/SystemPage.tsx';
import type { OfficeView } from '#shared/contract/office.ts';

interface Props {
  readonly route: Route;
  readonly navigate: Navigate;
  readonly office: OfficeView;
}

/** The page of a route. */
export const RoutedPage = ({ route, navigate, office }: Props) => {
  switch (route.page) {
    case 'home':
      return <HomePage role={office.role} navigate={navigate} />;
    case 'items':
      return <ItemsPage key={route.find ?? ''} find={route.find} navigate={navigate} />;
    case 'subjects':
      return <SubjectsPage key={route.open ?? 0} open={route.open} navigate={navigate} />;
    case 'inspectors':
      return <InspectorsPage key={route.open ?? 0} open={route.open} navigate={navigate} />;
    case 'import':
      return <ImportPage key={route.kind} kind={route.kind} only={route.only} navigate={navigate} />;
    case 'plans':
      return <PlansPage key={route.id ?? ''} id={route.id} navigate={navigate} role={office.role} />;
    case 'schemes':
      return <SchemesPage navigate={navigate} office={office} />;
    case 'handedTasks':
      return <HandedTasksPage navigate={navigate} office={office} />;
    case 'scheme':
      return <SchemePage key={route.id} id={route.id} navigate={navigate} office={office} />;
    case 'draw':
      return <DrawPage key={route.serial} serial={route.serial} navigate={navigate} office={office} />;
    case 'draws':
      return <LedgerPage navigate={navigate} />;
    case 'record':
      return <RecordPage key={route.serial} serial={route.serial} navigate={navigate} />;
    case 'fieldPack':
      return <FieldPackPage key={route.serial} serial={route.serial} navigate={navigate} />;
    case 'results':
      return (
        <ResultsPage
          key={`${route.serial ?? ''} ${route.code ?? ''} ${String(route.review ?? false)}`}
          serial={route.serial}
          code={route.code}
          review={route.review ?? false}
          navigate={navigate}
          office={office}
        />
      );
    case 'publication':
      return (
        <PublicationPage
          key={`${route.serial ?? ''} ${route.correct ?? ''}`}
          serial={route.serial}
          correct={route.correct}
          navigate={navigate}
        />
      );
    case 'followUps':
      return <FollowUpsPage key={route.serial ?? ''} serial={route.serial} navigate={navigate} />;
    case 'figures':
      return <FiguresPage navigate={navigate} />;
    case 'counties':
      return <CountiesPage county={route.county} navigate={navigate} />;
    case 'letters':
      return <LettersPage letter={route.letter} navigate={navigate} />;
    case 'bundles':
      return (
        <BundlesPage key={`${route.to ?? ''} ${route.task ?? ''}`} to={route.to} task={route.task} navigate={navigate} office={office} />
      );
    case 'org':
      return <OrgPage />;
    case 'keys':
      return <KeysPage navigate={navigate} office={office} />;
    case 'system':
      return <SystemPage office={office} />;
  }
};
