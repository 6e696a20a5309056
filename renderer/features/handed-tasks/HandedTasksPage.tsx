import type { Navigate } from '#renderer/api/route.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import { CityTasks } from './CityTasks.tsx';
import { CountyTasks } from './CountyTasks.tsx';
import './handed-tasks.css';

interface Props {
  readonly navigate: Navigate;
  readonly office: OfficeView;
}

/** A city hands its drawn lists down, a county sees what came. */
export const HandedTasksPage = ({ navigate, office }: Props) =>
  office.role === 'city' ? <CityTasks navigate={navigate} /> : <CountyTasks navigate={navigate} />;
