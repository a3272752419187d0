import type { ReactNode } from 'react';

export interface NavItem {
  path: string;
  label: string;
  icon: ReactNode;
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

/** Returns the entries of the main navigation for an account. */
export function navItems(account: string): NavItem[] {
  return [
    account === 'home'
      ? { path: '/premises', label: 'Home', icon: <Icon d="M3 9.5 10 3.5l7 6M5 8.2V16.5h10V8.2" /> }
      : {
          path: '/fleet',
          label: 'Fleet',
          icon: <Icon d="M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z" />,
        },
    ...(account === 'home'
      ? [{ path: '/alerts', label: 'Alerts', icon: <Icon d="M5 14V9a5 5 0 0 1 10 0v5l1.5 1h-13zM8.5 17.5h3" /> }]
      : []),
    { path: '/reports', label: 'Reports', icon: <Icon d="M10 3v9.5M6.2 9l3.8 3.8L13.8 9M3.5 16.5h13" /> },
    { path: '/history', label: 'History', icon: <Icon d="M4 10a6 6 0 1 1 1.8 4.3M4 6.5V10h3.5M10 6.8V10l2.3 1.6" /> },
    { path: '/budget', label: 'Budget', icon: <Icon d="M3.5 15a7.5 7.5 0 1 1 13 0M10 11.5l3.2-4" /> },
  ];
}
