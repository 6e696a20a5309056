import type { Navigate } from '#renderer/api/route.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import './bundles.css';
import { CityBundles } from './CityBundles.tsx';
import { CountyBundles } from './CountyBundles.tsx';

interface Props {
  readonly navigate: Navigate;
  readonly office: OfficeView;
  readonly to?: string | undefined;
  readonly task?: string | undefined;
}

/** A county reports and waits for receipts; the city receives and answers (UX 8, screen 12). */
export const BundlesPage = ({ navigate, office, to, task }: Props) =>
  office.role === 'county' ? (
    <CountyBundles own={office.name} task={task} navigate={navigate} />
  ) : (
    <CityBundles own={office.name} to={to} navigate={navigate} />
  );
