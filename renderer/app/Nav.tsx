import type { Navigate, Route } from '#renderer/api/route.ts';
import type { OfficeRole } from '#shared/contract/office.ts';
import { shellWords, versionText } from '#shared/i18n/zh-cn/shell-ui.ts';
import { Fragment } from 'react';
import { isUnder, navigationOf } from './navigation.tsx';

interface Props {
  readonly role: OfficeRole;
  readonly route: Route;
  readonly version: string | null;
  readonly navigate: Navigate;
}

export const Nav = ({ role, route, version, navigate }: Props) => (
  <nav className="nav" aria-label={shellWords.mainMenu}>
    {navigationOf(role).map(({ title, entries }) => (
      <Fragment key={title ?? ''}>
        {title === null ? null : <div className="nav-group">{title}</div>}
        {entries.map((entry) => {
          const current = isUnder(route, entry);
          return (
            <button
              key={entry.full}
              type="button"
              className={current ? 'nav-entry nav-current' : 'nav-entry'}
              aria-current={current ? 'page' : undefined}
              aria-label={entry.full}
              onClick={() => {
                navigate(entry.route);
              }}
            >
              <span aria-hidden="true">{entry.icon}</span>
              <span className="nav-full">{entry.full}</span>
              <span className="nav-short">{entry.short}</span>
            </button>
          );
        })}
      </Fragment>
    ))}
    {version === null ? null : <div className="nav-version">{versionText(version)}</div>}
  </nav>
);
