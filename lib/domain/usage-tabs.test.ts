import { describe, expect, it } from 'vitest';
import { chooseUsage, usageTabOf, usageTabs } from './usage-tabs';

const meter = (type: string, state = 'connected', id = type) => ({ id, type, state });
const HOME = [
  meter('water'),
  meter('power_sub'),
  meter('power_gen'),
  meter('steam'),
  meter('power_net'),
  meter('gas'),
  meter('heat'),
];

describe('usageTabs', () => {
  it('puts every meter under its commodity, and an unknown type under its own name', () => {
    expect(usageTabs(HOME).map(({ tab, meters }) => [tab, meters.map(({ type }) => type)])).toEqual([
      ['electricity', ['power_net', 'power_sub']],
      ['gas', ['gas']],
      ['water', ['water']],
      ['solar', ['power_gen']],
      ['heat', ['heat']],
      ['steam', ['steam']],
    ]);
    expect(usageTabOf('toString')).toBe('toString');
  });

  it('lets no silent meter lead', () => {
    const meters = [meter('power', 'disconnected', 'old'), meter('power', 'connected', 'new')];
    expect(usageTabs(meters)[0]?.meters.map(({ id }) => id)).toEqual(['new', 'old']);
  });
});

describe('chooseUsage', () => {
  const chosen = (choice: Partial<Parameters<typeof chooseUsage>[1]>) =>
    chooseUsage(HOME, { meter: null, commodity: null, ...choice });

  it('prefers the meter that is named, then the commodity, then the first tab', () => {
    expect(chosen({ meter: 'gas', commodity: 'water' })).toMatchObject({ tab: 'gas', meter: { id: 'gas' } });
    expect(chosen({ commodity: 'solar' })).toMatchObject({ tab: 'solar', meter: { id: 'power_gen' } });
    expect(chosen({ commodity: 'coal' })).toMatchObject({ tab: 'electricity', meter: { id: 'power_net' } });
    expect(chosen({})).toMatchObject({ tab: 'electricity' });
  });

  it('chooses nothing for a meter that is not there, or a home without meters', () => {
    expect(chosen({ meter: 'gone' })).toBeNull();
    expect(chooseUsage([], { meter: null, commodity: 'gas' })).toBeNull();
  });
});
