import type { MeterOverview } from '@/lib/domain/home/meter-overview';
import { LEVEL_WORDS } from '@/lib/domain/home/usage-level';
import { type MeterCommodity, meterTypeOf } from '@/lib/domain/meter-types';
import { capitalized } from './home-words';

const SPOKEN: Record<MeterCommodity, string> = {
  electricity: 'electricity',
  generation: 'solar',
  gas: 'gas',
  water: 'water',
  'sub-meter': 'one circuit',
  other: 'one meter',
};

type Judged = Pick<MeterOverview, 'meterType' | 'level'>;

/**
 * Says in one sentence how the day is going: 'A normal Saturday so far, except water.' `attention` are the types of the
 * meters that need attention, whatever they used today: over them a day is never called normal. Null when there is nothing
 * to judge: early in the day, and at a home whose only main meter also counts what it sells.
 */
export function homeVerdict(meters: readonly Judged[], attention: readonly string[], weekday: string): string | null {
  // More or less sun is the weather's.
  const judged = meters.filter(({ meterType, level }) => level !== null && commodityOf(meterType) !== 'generation');
  const much = judged.filter(({ level }) => level?.startsWith('much-'));
  const odd = [...new Set([...attention, ...much.map(({ meterType }) => meterType)].map(spoken))];
  const calm = judged.filter(({ meterType }) => !odd.includes(spoken(meterType)));
  if (odd.length > 0) {
    if (calm.length > 0) return `A normal ${weekday} so far, except ${listed(odd)}.`;
    const [only] = much;
    if (attention.length === 0 && only?.level && odd.length === 1) {
      return `${capitalized(LEVEL_WORDS[only.level])} ${spoken(only.meterType)} than is typical so far.`;
    }
    return `Take a look at ${listed(odd)}.`;
  }
  if (judged.length === 0) return null;
  const bits = judged.filter(({ level }) => level !== 'usual');
  if (bits.length === 0) return `A normal ${weekday} so far.`;
  const parts = bits.map(({ meterType, level }) => `${LEVEL_WORDS[level ?? 'usual']} ${spoken(meterType)}`);
  return `${capitalized(listed([...new Set(parts)]))} than is typical so far.`;
}

function commodityOf(meterType: string): MeterCommodity {
  return meterTypeOf(meterType).commodity;
}

function spoken(meterType: string): string {
  const commodity = commodityOf(meterType);
  return commodity === 'other' ? meterType : SPOKEN[commodity];
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
