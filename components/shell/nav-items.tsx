import type { ReactNode } from 'react';
import { homePath } from '@/lib/client/last-home';
import { usagePath } from '@/lib/client/usage-link';

export interface NavItem {
  path: string;
  label: string;
  icon: ReactNode;
  /** Only this path is the entry's page, and not those below it. */
  exact?: true;
}

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round' as const,
  strokeLinejoin: 'round' as const,
};

function Icon({ d }: { d: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5">
      <path d={d} {...stroke} />
    </svg>
  );
}

const REPORTS = { path: '/reports', label: 'Reports', icon: <Icon d="M10 3v9.5M6.2 9l3.8 3.8L13.8 9M3.5 16.5h13" /> };

/** Returns the entries of a homeowner’s navigation. `home` is the id of the home they look at; null without one. */
export function homeNavItems(home: string | null, openAlerts: number): NavItem[] {
  return [
    {
      path: home === null ? '/premises' : homePath(home),
      label: 'Home',
      icon: <Icon d="M3 9.5 10 3.5l7 6M5 8.2V16.5h10V8.2" />,
      exact: true,
    },
    ...(home === null
      ? []
      : [
          { path: usagePath('home', home), label: 'Usage', icon: <Icon d="M4 16.5V11M10 16.5v-13M16 16.5V8" /> },
          {
            path: `${homePath(home)}/costs`,
            label: 'Costs',
            icon: (
              <Icon d="M10 3v14M13.5 6.5c-.6-1-1.9-1.5-3.5-1.5-2 0-3.5.8-3.5 2.4 0 3.6 7.2 1.6 7.2 5.2 0 1.6-1.6 2.4-3.7 2.4-1.8 0-3.2-.6-3.8-1.7" />
            ),
          },
        ]),
    {
      path: '/alerts',
      label: openAlerts > 0 ? `Alerts · ${openAlerts}` : 'Alerts',
      icon: <Icon d="M5 14V9a5 5 0 0 1 10 0v5l1.5 1h-13zM8.5 17.5h3" />,
    },
  ];
}

/** What a homeowner needs less often. */
export const MORE_ITEMS: readonly Pick<NavItem, 'path' | 'label'>[] = [
  REPORTS,
  { path: '/settings/history', label: 'Saved history' },
  { path: '/settings/tokens', label: 'Access tokens' },
  { path: '/settings', label: 'Settings' },
];

export const MORE_ICON = <Icon d="M4 6h12M4 10h12M4 14h12" />;

/** The entries of an operator’s navigation. */
export const FLEET_ITEMS: readonly NavItem[] = [
  {
    path: '/fleet',
    label: 'Fleet',
    icon: <Icon d="M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z" />,
  },
  REPORTS,
  {
    path: '/settings/history',
    label: 'History',
    icon: <Icon d="M4 10a6 6 0 1 1 1.8 4.3M4 6.5V10h3.5M10 6.8V10l2.3 1.6" />,
  },
  { path: '/settings/api-usage', label: 'Budget', icon: <Icon d="M3.5 15a7.5 7.5 0 1 1 13 0M10 11.5l3.2-4" /> },
];
