import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NowProvider } from '@/components/ui/now';
import { createQueryClient } from '@/lib/client/query-client';
import { homeOverviewKey } from '@/lib/contract/query-keys';
import { PremiseToday } from './premise-today';
import { MAPLE } from './test-support/maple-overview';

beforeEach(() => void vi.stubGlobal('fetch', () => new Promise<never>(() => {})));
afterEach(() => vi.unstubAllGlobals());

function textFor(answer: object) {
  const client = createQueryClient();
  client.setQueryData(homeOverviewKey('utility', 'p'), answer);
  const { container } = render(
    <QueryClientProvider client={client}>
      <NowProvider renderedAt={Date.parse('2026-11-28T21:15:00Z')}>
        <PremiseToday account="utility" premiseId="p" />
      </NowProvider>
    </QueryClientProvider>,
  );
  return container.textContent;
}

it('says of a premise what its own page says of the day', () => {
  expect(textFor(MAPLE)).toMatch(/^TodayA normal Saturday so far, except water\.\d.* by midnight\.$/);
});

it('is left out where no meter can be judged', () => {
  expect(textFor({ ...MAPLE, data: { ...MAPLE.data, meters: [] } })).toBe('');
});
