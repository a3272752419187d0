import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/lib/client/query-client';
import type { FleetViewInput, SavedView } from '@/lib/contract/fleet-views';
import { fleetViewsKey } from '@/lib/contract/query-keys';
import { SavedViews } from './saved-views';

afterEach(() => vi.unstubAllGlobals());

/** Shows the views on a page with `query`, and returns what is sent; each answer has `after`. */
async function open(query: string, views: SavedView[], after: SavedView[] = views) {
  const sent: FleetViewInput[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    return Response.json({ data: { views: after }, meta: {} });
  });
  const client = createQueryClient();
  client.setQueryData(fleetViewsKey('utility', 'meters'), { data: { views }, meta: {} });
  const page = (shown: string) => (
    <QueryClientProvider client={client}>
      <SavedViews account="utility" page="meters" query={shown} />
    </QueryClientProvider>
  );
  const { rerender } = render(page(query));
  await userEvent.click(screen.getByRole('button', { name: /view$/ }));
  return { sent, showQuery: (next: string) => rerender(page(next)) };
}

const NIGHT = { name: 'Night', query: 'q=a&state=down' };

it('saves what the page shows under a name, and then says that this view is open', async () => {
  const { sent } = await open('q=a&state=down', [], [NIGHT]);
  await userEvent.type(screen.getByRole('textbox'), ' Night ');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent).toEqual([{ account: 'utility', page: 'meters', ...NIGHT }]);
  expect(await screen.findByRole('button', { name: /^View: Night\./ })).toBeTruthy();
});

it('leads to the address of a view, and marks the one that is open', async () => {
  await open('q=a&state=down', [NIGHT, { name: 'All', query: '' }]);
  const list = within(screen.getByRole('list', { name: 'Saved views' }));
  expect(list.getByRole('link', { name: 'Night' }).getAttribute('aria-current')).toBe('true');
  expect(list.getByRole('link', { name: 'Night' }).getAttribute('href')).toBe(
    '/fleet/meters?account=utility&q=a&state=down',
  );
  expect(list.getByRole('link', { name: 'All' }).getAttribute('href')).toBe('/fleet/meters?account=utility');
  expect(list.getByRole('link', { name: 'All' }).getAttribute('aria-current')).toBeNull();
});

it('renames and deletes the view that is open', async () => {
  const { sent } = await open(NIGHT.query, [NIGHT]);
  await userEvent.clear(screen.getByRole('textbox', { name: 'Name' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Evening');
  await userEvent.click(screen.getByRole('button', { name: 'Rename' }));
  expect(sent.at(-1)).toMatchObject({ name: 'Evening', query: NIGHT.query, replaces: 'Night' });
  await userEvent.click(screen.getByRole('button', { name: /view$/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Delete this view' }));
  expect(sent.at(-1)).toMatchObject({ name: 'Night', query: null });
});

it('keeps the name in mind while its filters are changed, and saves the change', async () => {
  const { sent, showQuery } = await open(NIGHT.query, [NIGHT]);
  await userEvent.click(screen.getByRole('link', { name: 'Night' }));
  showQuery('q=b');
  await userEvent.click(screen.getByRole('button', { name: /^View: Night \(changed\)/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Save the change' }));
  expect(sent).toMatchObject([{ name: 'Night', query: 'q=b' }]);
});
