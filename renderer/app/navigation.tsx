import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  BankOutlined,
  CalendarOutlined,
  FormOutlined,
  HomeOutlined,
  NotificationOutlined,
  ProjectOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  SwapOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Page, Route } from '#renderer/api/route.ts';
import type { OfficeRole } from '#shared/contract/office.ts';
import { navWords } from '#shared/i18n/zh-cn/shell-ui.ts';

export interface NavEntry {
  readonly route: Route;
  readonly full: string;
  /** Two characters for the rail. */
  readonly short: string;
  readonly icon: ReactNode;
  /** Pages that stand under this entry. */
  readonly covers: readonly Page[];
}

interface NavGroup {
  readonly title: string | null;
  readonly entries: readonly NavEntry[];
}

const entry = (
  route: Route,
  words: { readonly full: string; readonly short: string },
  icon: ReactNode,
  covers: readonly Page[] = [],
): NavEntry => ({
  route,
  ...words,
  icon,
  covers: [route.page, ...covers],
});

const home = entry({ page: 'home' }, navWords.home, <HomeOutlined />);
const libraries: NavGroup = {
  title: navWords.libraries,
  entries: [
    entry({ page: 'items' }, navWords.items, <UnorderedListOutlined />),
    entry({ page: 'subjects' }, navWords.subjects, <BankOutlined />),
    entry({ page: 'inspectors' }, navWords.inspectors, <TeamOutlined />),
  ],
};
const administration = (role: OfficeRole): NavGroup => ({
  title: navWords.administration,
  entries: [
    ...(role === 'county' ? [entry({ page: 'org' }, navWords.org, <ApartmentOutlined />)] : []),
    entry({ page: 'keys' }, navWords.keys, <SafetyCertificateOutlined />),
    entry({ page: 'system' }, navWords.system, <SettingOutlined />),
  ],
});
const work: Readonly<Record<OfficeRole, readonly NavEntry[]>> = {
  county: [
    entry({ page: 'plans' }, navWords.plans, <CalendarOutlined />),
    entry({ page: 'schemes' }, navWords.schemes, <ProjectOutlined />, ['scheme', 'handedTasks', 'draw', 'draws', 'record', 'fieldPack']),
    entry({ page: 'results', serial: null }, navWords.results, <FormOutlined />),
    entry({ page: 'publication', serial: null }, navWords.publication, <NotificationOutlined />),
    entry({ page: 'followUps', serial: null }, navWords.followUps, <AuditOutlined />),
    entry({ page: 'bundles' }, navWords.bundlesCounty, <SwapOutlined />),
    entry({ page: 'figures' }, navWords.figures, <BarChartOutlined />, ['letters']),
  ],
  city: [
    entry({ page: 'items' }, navWords.items, <UnorderedListOutlined />),
    entry({ page: 'plans' }, navWords.plans, <CalendarOutlined />),
    entry({ page: 'schemes' }, navWords.schemes, <ProjectOutlined />, ['scheme', 'handedTasks', 'draw', 'draws', 'record']),
    entry({ page: 'counties' }, navWords.counties, <BarChartOutlined />, ['letters']),
    entry({ page: 'bundles' }, navWords.bundlesCity, <SwapOutlined />),
  ],
};

const importCovers: Readonly<Record<'items' | 'subjects' | 'inspectors', Page>> = {
  items: 'items',
  subjects: 'subjects',
  inspectors: 'inspectors',
};

/**
 * The menu of one role (UX 7.1), only with what there is. A city keeps its list and its plan, and draws over its counties, all of
 * which it hands down; the libraries of subjects and inspectors are the counties'.
 */
export const navigationOf = (role: OfficeRole): readonly NavGroup[] => [
  { title: null, entries: [home] },
  ...(role === 'county' ? [libraries] : []),
  { title: navWords.work, entries: work[role] },
  administration(role),
];

/** The entry a route stands under; an import belongs to the library it fills. */
export const isUnder = (route: Route, { covers }: NavEntry): boolean =>
  covers.includes(route.page === 'import' ? importCovers[route.kind] : route.page);
