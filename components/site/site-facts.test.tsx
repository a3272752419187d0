import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { SiteAdminData } from '@/lib/contract/site-admin';
import { SiteFacts } from './site-facts';

const SITE: SiteAdminData = {
  version: '1.2.3',
  newer: null,
  node: 'v24.0.0',
  startedAt: '2026-11-29T10:00:00Z',
  ready: { status: 'ok', database: 'ok', migrations: { applied: 2, pending: 0 }, disk: 'ok', keys: 'ok' },
  storage: { kind: 'sqlite', databaseBytes: 2_500_000_000, diskFreeBytes: 5_000_000 },
  memoryBytes: 200_000_000,
  settings: [],
  accounts: { homes: 1, enterprises: 0, withOtherKey: 0 },
  jobs: [{ kind: 'history', state: 'waiting_for_budget', count: 2 }],
  backups: null,
  browsers: [],
  log: [],
};

const show = (change: Partial<SiteAdminData>) => render(<SiteFacts site={{ ...SITE, ...change }} zone="UTC" />);

it('says in words how the site is, in sizes that people read', () => {
  const { container } = show({});
  expect(container.textContent).toMatch(/Working/);
  expect(container.textContent).toMatch(/SQLite, 2\.5\sGB/);
  expect(container.textContent).toMatch(/5\sMB free/);
  expect(container.textContent).toContain('1 person');
  expect(container.textContent).toContain('2 saved histories: waiting for free requests');
  expect(container.textContent).toContain('Set BACKUP_TO');
});

it('says that there is a later version, and links to what is new in it', () => {
  show({});
  expect(screen.queryByText(/is available/)).toBeNull();
  show({ newer: { version: '1.3.0', page: 'https://code.example/releases/1' } });
  expect(screen.getByText(/Version 1\.3\.0 is available/)).toBeDefined();
  expect(screen.getByRole('link', { name: 'What is new' }).getAttribute('href')).toBe(
    'https://code.example/releases/1',
  );
});

it('says what is wrong: the key, the disk, sign-ins that can’t be opened', () => {
  show({
    ready: { ...SITE.ready, status: 'failing', keys: 'failing', disk: 'low' },
    accounts: { homes: 3, enterprises: 1, withOtherKey: 2 },
    backups: { folder: '/backups', newestAt: null, count: 0 },
  });
  expect(screen.getByText('The key in its data folder is missing')).toBeDefined();
  expect(screen.getByText(/The disk is nearly full/)).toBeDefined();
  expect(screen.getByText(/2 must sign in again/)).toBeDefined();
  expect(screen.getByText('None yet')).toBeDefined();
});
