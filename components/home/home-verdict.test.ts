import { describe, expect, it } from 'vitest';
import type { UsageLevel } from '@/lib/domain/home/usage-level';
import { homeVerdict } from './home-verdict';

const meter = (meterType: string, level: UsageLevel | null) => ({ meterType, level });
const say = (meters: ReturnType<typeof meter>[], attention: string[] = []) =>
  homeVerdict(meters, attention, 'Saturday');

describe('homeVerdict', () => {
  it('calls a day normal when every commodity is', () => {
    expect(say([meter('power', 'usual'), meter('gas', 'usual')])).toBe('A normal Saturday so far.');
  });

  it('names what is unusual among what is not', () => {
    const meters = [meter('power', 'usual'), meter('gas', 'bit-more'), meter('water', 'much-more')];
    expect(say(meters)).toBe('A normal Saturday so far, except water.');
  });

  it('never calls normal what has an alert, whatever it used today', () => {
    expect(say([meter('power', 'usual'), meter('water', 'usual')], ['water'])).toBe(
      'A normal Saturday so far, except water.',
    );
    expect(say([meter('water', 'usual')], ['water'])).toBe('Take a look at water.');
    expect(say([], ['gas', 'water'])).toBe('Take a look at gas and water.');
  });

  it('says how much when nothing is left to be normal', () => {
    expect(say([meter('power', 'much-more')])).toBe('Much more electricity than is typical so far.');
    expect(say([meter('power', 'bit-less'), meter('gas', 'bit-more')])).toBe(
      'A bit less electricity and a bit more gas than is typical so far.',
    );
  });

  it('does not judge the sun, nor a day without anything to compare', () => {
    expect(say([meter('power_gen', 'much-less'), meter('power', 'usual')])).toBe('A normal Saturday so far.');
    expect(say([meter('power_net', null), meter('power_gen', 'usual')])).toBeNull();
    expect(say([])).toBeNull();
  });

  it('spells an unknown type as the cloud does', () => {
    expect(say([meter('steam', 'much-more'), meter('power', 'usual')])).toBe('A normal Saturday so far, except steam.');
  });
});
