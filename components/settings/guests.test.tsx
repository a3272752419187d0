import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/lib/client/query-client';
import { serverNow } from '@/lib/client/server-clock';
import type { GuestData } from '@/lib/contract/guests';
import { guestsKey } from '@/lib/contract/query-keys';
import { addLocalDays } from '@/lib/domain/local-day';
import { calendarDayInZone } from '@/lib/domain/times';
import { Guests } from './guests';

const MAPLE = { id: 'maple', name: 'Maple Street', people: null };
const CABIN = { id: 'cabin', name: 'Cabin', people: null };
const GRANDMA: GuestData = {
  id: 'g',
  premiseId: 'maple',
  premiseName: 'Maple Street',
  name: 'Grandma',
  createdAt: '2026-11-01T10:00:00Z',
  lastDay: '2026-12-06',
  lastSeenAt: null,
  works: true,
};

let sent: { url: string; method: string; body: unknown }[];
beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    if (method !== 'GET') sent.push({ url, method, body: init.body && JSON.parse(String(init.body)) });
    if (method === 'DELETE') return new Response(null, { status: 204 });
    const data = method === 'POST' ? { secret: 'secret-of-the-link', guest: GRANDMA } : { guests: [GRANDMA] };
    return Response.json({ data, meta: {} }, { status: method === 'POST' ? 201 : 200 });
  });
});
afterEach(() => vi.unstubAllGlobals());

function open(guests: GuestData[], homes = [MAPLE]) {
  const client = createQueryClient();
  client.setQueryData(guestsKey(), { data: { guests }, meta: {} });
  render(
    <QueryClientProvider client={client}>
      <Guests homes={homes} />
    </QueryClientProvider>,
  );
}

const today = () =>
  calendarDayInZone(new Date(serverNow()).toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone);

it('makes a link for a week, with the secret behind the # of its address', async () => {
  open([]);
  expect(screen.queryByRole('combobox')).toBeNull();
  await userEvent.type(screen.getByLabelText('Who is the link for?'), ' Grandma ');
  await userEvent.click(screen.getByRole('button', { name: 'Make a guest link' }));
  const link = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link for Grandma' });
  expect(sent).toEqual([
    {
      url: '/api/guests',
      method: 'POST',
      body: { premise: 'maple', name: 'Grandma', lastDay: addLocalDays(today(), 7) },
    },
  ]);
  expect(link.value).toMatch(/\/guest#secret-of-the-link$/);
  expect(screen.getByText(/can look at Maple Street until the end of/)).toBeTruthy();
});

it('asks for a name, a home and a day', async () => {
  open([], [MAPLE, CABIN]);
  await userEvent.click(screen.getByRole('button', { name: 'Make a guest link' }));
  expect(screen.getByText('Enter a name, such as “Grandma”.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Who is the link for?'), 'Tenant');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Home' }), 'Cabin');
  await userEvent.click(screen.getByRole('radio', { name: 'A date' }));
  await userEvent.click(screen.getByRole('button', { name: 'Make a guest link' }));
  expect(screen.getByText('Choose a day.')).toBeTruthy();
  expect(sent).toEqual([]);
  const lastDay = addLocalDays(today(), 90);
  fireEvent.change(screen.getByLabelText('Last day'), { target: { value: lastDay } });
  await userEvent.click(screen.getByRole('button', { name: 'Make a guest link' }));
  await screen.findByRole('textbox', { name: 'Link for Grandma' });
  expect(sent.map(({ body }) => body)).toEqual([{ premise: 'cabin', name: 'Tenant', lastDay }]);
});

it('lists guests with their last visit, and ends one after asking', async () => {
  open([GRANDMA, { ...GRANDMA, id: 'old', name: 'Old friend', works: false, lastSeenAt: '2026-11-02T10:00:00Z' }]);
  const [first, second] = within(screen.getByRole('list', { name: 'Guests' })).getAllByRole('listitem');
  expect(first?.textContent).toContain('until the end of');
  expect(first?.textContent).toContain('has not looked yet');
  expect(second?.textContent).toContain('ended with');
  expect(second?.textContent).toContain('last looked');
  await userEvent.click(screen.getByRole('button', { name: 'End Grandma' }));
  expect(sent).toEqual([]);
  await userEvent.click(await screen.findByRole('button', { name: 'End access' }));
  expect(sent).toMatchObject([{ url: '/api/guests/g', method: 'DELETE' }]);
});
