import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { simpleTariff } from '@/lib/domain/money/simple-tariff';
import { CommodityBill } from './commodity-bill';
import { sampleBill, sampleCosts } from './test-support/sample-costs';

function withQueries(children: ReactNode) {
  return <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>;
}

/** The question is loaded on wish. */
const LOADED = { timeout: 20_000 };

const TARIFF = {
  commodity: 'electricity',
  tariff: simpleTariff({ commodity: 'electricity', price: 0.15, monthlyCharge: 10, currency: 'USD' }),
  cycle: { kind: 'anchor', day: 1, months: 1 },
  isDefault: false,
  savedAt: '2026-11-01T00:00:00Z',
} as const;

const show = (costs = sampleCosts(), tariff: Parameters<typeof CommodityBill>[0]['tariff'] = null) =>
  render(withQueries(<CommodityBill account="home" premiseId="p" costs={costs} tariff={tariff} day="2026-11-20" />));

describe('CommodityBill', () => {
  it('shows the bill so far, what it will be, how it compares and why', () => {
    show();
    expect(screen.getByText('$74.00', { selector: 'p span' })).toBeTruthy();
    expect(screen.getByText('of about $114')).toBeTruthy();
    expect(screen.getByText(/\$108 to \$121 likely/)).toBeTruthy();
    expect(screen.getByText('$100 · now 18% more a day')).toBeTruthy();
    expect(screen.getByText(/\+\$9.00 from higher prices/)).toBeTruthy();
    expect(screen.getByText(/420.*W · \$42 a month/)).toBeTruthy();
  });

  it('lists the lines with their parts, and they add up', () => {
    show();
    const rows = within(screen.getByRole('table', { name: /Electricity/ }))
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/Peak: 100.kWh at \$0\.31 = \$31\.00.*Off-peak: 300.kWh at \$0\.11 = \$33\.00\$64\.00$/),
      expect.stringMatching(/1 month at \$10\.00\$10\.00$/),
      'Total$74.00',
    ]);
  });

  it('leads to the usage of its days, and to their export as far as they are over', () => {
    show(sampleCosts({ current: sampleBill(74) }));
    const { start, end } = sampleBill(74).cycle;
    const path = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(path('Usage of this bill')).toBe(
      `/premises/p/usage?range=dates&start=${start}&end=${end}&granularity=day&commodity=electricity`,
    );
    expect(path('Export its readings')).toBe(`/reports?report=usage&start=${start}&end=2026-11-21`);
  });

  it('has the bills of a year as bars with their amounts, and none for an unknown one', () => {
    const history = ['07', '08', '09', '10'].map((month, index) => ({
      cycle: { start: `2026-${month}-01`, end: `2026-${month}-28`, months: 1 },
      totalMicro: 50_000_000 + index * 10_000_000,
      coverage: index === 0 ? 0 : index === 1 ? 0.8 : 1,
    }));
    show(sampleCosts({ history }));
    expect(screen.getByText('Last 3 bills, the highest $80')).toBeTruthy();
    const bars = screen
      .getAllByRole('listitem')
      .map((item) => item.getAttribute('title'))
      .filter((title) => title !== null);
    expect(bars).toEqual(['Aug 1–27: at least $60.00', 'Sep 1–27: $70.00', 'Oct 1–27: $80.00']);
  });

  it('says that it is at least this where readings are missing', () => {
    show(sampleCosts({ current: sampleBill(74, { coverage: 0.9 }) }));
    expect(screen.getByText('at least').parentElement?.textContent).toMatch(/^at least\$74\.00/);
    expect(screen.getByText(/10% of the readings are missing/)).toBeTruthy();
  });

  it('changes a price that is the only one, from this bill on', async () => {
    show(sampleCosts(), { ...TARIFF, cycle: { ...TARIFF.cycle } });
    fireEvent.click(screen.getByRole('button', { name: 'Change the price' }));
    expect(((await screen.findByLabelText(/^Price per kWh/, {}, LOADED)) as HTMLInputElement).value).toBe('0.15');
    expect((screen.getByLabelText(/^Fixed charge/) as HTMLInputElement).value).toBe('10');
  });
});
