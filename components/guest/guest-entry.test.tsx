import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/lib/client/query-client';
import { GuestEntry } from './guest-entry';

let sent: unknown[];
beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    return Response.json({ code: 'token_refused', detail: 'This guest link has ended.' }, { status: 401 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

function open(address: string, isSignedIn = false) {
  window.history.replaceState(null, '', address);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <GuestEntry isSignedIn={isSignedIn} />
    </QueryClientProvider>,
  );
}

it('takes the secret out of the address and sends it once', async () => {
  open('/guest#the-secret');
  expect(window.location.hash).toBe('');
  await waitFor(() => expect(sent).toEqual([{ secret: 'the-secret' }]));
  expect((await screen.findByRole('alert')).textContent).toContain('This guest link has ended.');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

it('does not make a guest of someone who is signed in', () => {
  open('/guest#the-secret', true);
  expect(window.location.hash).toBe('');
  expect(screen.getByText('You are signed in')).toBeTruthy();
  expect(sent).toEqual([]);
});

it('says that a link without a secret is not complete', () => {
  open('/guest');
  expect(screen.getByText('This link is not complete')).toBeTruthy();
});
