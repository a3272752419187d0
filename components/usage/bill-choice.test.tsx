import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { billsKey, tariffsKey } from '@/lib/contract/query-keys';
import { BillChoice } from './bill-choice';

const TODAY = '2026-11-20';

const optionsOf = (select: HTMLSelectElement) => [...select.options].map(({ text }) => text.replace(/\s*–\s*/, '–'));

function show(tariffs: object[], bills: object[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(tariffsKey('home', 'p'), { data: { tariffs } });
  client.setQueryData(billsKey('home', 'p'), { data: { bills } });
  const onChoose = vi.fn();
  const shown = { start: '2026-10-12', end: '2026-11-12' };
  render(
    <QueryClientProvider client={client}>
      <BillChoice {...{ account: 'home', premiseId: 'p', commodity: 'electricity', today: TODAY, shown, onChoose }} />
    </QueryClientProvider>,
  );
  return onChoose;
}

it('offers the bills of a year by their days, and chooses those of one', () => {
  const onChoose = show([{ commodity: 'electricity', cycle: { kind: 'anchor', day: 12, months: 1 } }], []);
  const select = screen.getByLabelText<HTMLSelectElement>('Bill');
  const labels = optionsOf(select);
  expect(labels.slice(0, 2)).toEqual(['Nov 12–Dec 11 (this bill)', 'Oct 12–Nov 11']);
  expect(labels.length).toBeGreaterThan(12);
  expect(select.value).toBe('2026-10-12');
  fireEvent.change(select, { target: { value: '2026-09-12' } });
  expect(onChoose).toHaveBeenCalledWith('2026-09-12', '2026-10-12');
});

it('takes the days of typed bills, and offers nothing without prices and bills', () => {
  show([], [{ commodity: 'electricity', start: '2026-09-15', end: '2026-10-14' }]);
  expect(optionsOf(screen.getByLabelText('Bill'))).toContain('Sep 15–Oct 13');
  document.body.innerHTML = '';
  show([], [{ commodity: 'gas', start: '2026-09-15', end: '2026-10-14' }]);
  expect(screen.queryByLabelText('Bill')).toBeNull();
});
