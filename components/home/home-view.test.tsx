import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NowProvider } from '@/components/ui/now';
import { MoneyShownProvider } from '@/lib/client/money-shown';
import { createQueryClient } from '@/lib/client/query-client';
import { UnitsProvider } from '@/lib/client/units';
import { homeOverviewKey } from '@/lib/contract/query-keys';
import { HomeView } from './home-view';
import { MAPLE, pricedMaple } from './test-support/maple-overview';

afterEach(() => vi.unstubAllGlobals());

function view(answer = MAPLE) {
  const client = createQueryClient();
  client.setQueryData(homeOverviewKey('home', 'p'), answer);
  return (
    <QueryClientProvider client={client}>
      <NowProvider renderedAt={Date.parse('2026-11-28T21:15:00Z')}>
        <HomeView account="home" premiseId="p" />
      </NowProvider>
    </QueryClientProvider>
  );
}

/** Answers requests by their path; without an answer they never end. */
function serve(answers: Record<string, () => unknown>) {
  const sent: [path: string, body: unknown][] = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    const path = url.split('?')[0] ?? '';
    sent.push([path, init?.body ? JSON.parse(String(init.body)) : null]);
    const answer = answers[path];
    return answer ? Response.json(answer()) : new Promise<never>(() => {});
  });
  return sent;
}

describe('HomeView', () => {
  it('is complete in the HTML of the server: verdict, leak, picture and cards', () => {
    const html = renderToString(view());
    expect(html).toContain('A normal Saturday so far, except water.');
    expect(html).toContain('Water has not stopped running.');
    // Bars, and what is typical for the time to come.
    expect(html.match(/<path d="M/g)?.length).toBeGreaterThan(4);
    expect(html).toContain('now</span>');
    for (const name of ['Electricity', 'Gas', 'Water']) expect(html).toContain(`>${name}</a>`);
  });

  it('asks for nothing that has not been chosen, but the live readings', () => {
    const sent = serve({});
    render(view());
    expect(sent.map(([path]) => path)).toEqual(['/api/premises/p/live']);
    expect(screen.getByRole('link', { name: 'Water' }).getAttribute('href')).toBe('/premises/p/usage?meter=w');
  });

  it('keeps quiet about what is expected, and takes that back', async () => {
    const calm = { ...MAPLE, data: { ...MAPLE.data, attention: null, attentionMeters: [], attentionCount: 0 } };
    let isExpected = false;
    const sent = serve({
      '/api/premises/p/overview': () => (isExpected ? calm : MAPLE),
      '/api/alerts': () => {
        isExpected = !isExpected;
        return { data: { alerts: [] }, meta: MAPLE.meta };
      },
    });
    render(view());
    fireEvent.click(screen.getByRole('button', { name: 'It’s expected' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'It’s expected' })).toBeTruthy());
    expect(sent.filter(([path]) => path === '/api/alerts').map(([, body]) => body)).toEqual([
      { alertId: 'a', feedback: 'expected', account: 'home' },
      { alertId: 'a', feedback: null, account: 'home' },
    ]);
  });

  it('says where hours are missing: in the sentence, on the card, in the chart and for each day', () => {
    const [electricity, ...others] = MAPLE.data.meters;
    const { lead } = MAPLE.data;
    if (!electricity || !lead) throw new Error('no meter');
    const days = electricity.days.map((day, index) => ({ ...day, complete: index !== 2 && index !== 6 }));
    const hours = lead.hours.map((hour, index) =>
      index === 3 ? { ...hour, state: 'missing' as const, used: null } : hour,
    );
    const data = { ...MAPLE.data, meters: [{ ...electricity, days }, ...others], lead: { ...lead, hours } };
    render(view({ ...MAPLE, data }));
    expect(screen.getAllByText('Some hours are missing.')).toHaveLength(3);
    expect(screen.getByText(/Tuesday 20.0 kWh, some hours missing, Wednesday 20.0 kWh, /)).toBeTruthy();
    expect(screen.getByText(/Saturday 11.0 kWh, some hours missing$/)).toBeTruthy();
  });

  it('shows what things cost once there is a price, and all of it in money by one switch', () => {
    serve({});
    render(<MoneyShownProvider chosen={false}>{view(pricedMaple())}</MoneyShownProvider>);
    const text = () => (document.body.textContent ?? '').replaceAll('\u202f', ' ');
    expect(text()).toContain('On course for 23.0 kWh, about $3.22, by midnight.');
    expect(text()).toContain('$43 a month');
    expect(text()).toContain('That is about $9.50 a month.');
    expect(screen.queryByText('Add your price')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: '$' }));
    expect(text()).toContain('$1.48 by 2 PM; typically $1.40. On course for $3.22 by midnight.');
    expect(text()).toContain('Without fixed charges.');
    expect(text()).toContain('Electricity $83 · Water $5.90.');
    // Gas has no price: it stays in its unit.
    expect(text()).toContain('10.2 CCF');
    expect(document.cookie).toContain('amounts=money');
  });

  it('says the same amount in the chart as above it, in other units than the meter’s too', () => {
    serve({});
    const { lead } = MAPLE.data;
    const data = { ...MAPLE.data, lead: lead && { ...lead, meterId: 'g' } };
    render(<UnitsProvider chosen="metric">{view({ ...MAPLE, data })}</UnitsProvider>);
    // 10.2 CCF.
    expect(document.body.textContent).toContain('28.9');
    expect(screen.getByRole('figure', { name: /^Gas today: 28\.883\sm³\./ })).toBeTruthy();
  });

  it('says at least what a month costs, while something with a price has no number', () => {
    serve({});
    const priced = pricedMaple();
    const meters = priced.data.meters.map((each) =>
      each.meterType === 'water' && each.money
        ? { ...each, money: { ...each.money, month: { ...each.money.month, used: null } } }
        : each,
    );
    render(
      <MoneyShownProvider chosen={true}>{view({ ...priced, data: { ...priced.data, meters } })}</MoneyShownProvider>,
    );
    expect(document.body.textContent).toMatch(/at least \$83/);
    // Not the home's: others have no price, or no number.
    expect(document.body.textContent).toContain('Electricity $83. Without fixed charges.');
  });

  it('takes no amount for money whose price could not be loaded', async () => {
    const hour = { start: '2026-11-28T18:00:00Z', end: '2026-11-28T19:00:00Z', sum: 7 };
    const body = {
      data: {
        ...{ meterId: 'e', meterType: 'power', kind: 'usage', granularity: 'day', timezone: 'America/Denver', ...hour },
        ...{ steps: [[3600, 1]], states: [['measured', 1]], values: [7], rates: [], registers: null, actuals: null },
      },
      meta: { asOf: hour.end, freshUntil: hour.end, source: 'cloud', notice: null },
    };
    vi.stubGlobal('fetch', async (url: string) => {
      if (!url.includes('/series')) return new Promise<never>(() => {});
      return url.includes('in=money') ? new Response(null, { status: 503 }) : Response.json(body);
    });
    render(<MoneyShownProvider chosen={true}>{view(pricedMaple())}</MoneyShownProvider>);
    fireEvent.click(screen.getByRole('radio', { name: 'Week' }));
    expect(await screen.findByText('Couldn’t load this period', {}, { timeout: 15_000 })).toBeTruthy();
    expect(document.body.textContent).not.toContain('$7');
  });

  it('has one quiet link without a price', () => {
    serve({});
    render(view());
    expect(screen.getByRole('link', { name: 'Add your price' }).getAttribute('href')).toBe('/premises/p/costs');
    expect(screen.queryByRole('radio', { name: '$' })).toBeNull();
    expect(document.body.textContent).not.toContain('$');
  });

  it('says that a home has no meters', () => {
    render(view({ ...MAPLE, data: { ...MAPLE.data, meters: [], meterCount: 0, lead: null, attention: null } }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Maple Street has no meters yet');
  });
});
