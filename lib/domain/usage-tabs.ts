import { type MeterCommodity, meterTypeOf } from './meter-types';
import type { Meter } from './premise';

/** A part of the usage page: one of the known four, or an unknown meter type as the cloud spells it. */
export type UsageTab = string;

const TAB_OF: Record<MeterCommodity, UsageTab | null> = {
  electricity: 'electricity',
  'sub-meter': 'electricity',
  gas: 'gas',
  water: 'water',
  generation: 'solar',
  other: null,
};

const ORDER: readonly UsageTab[] = ['electricity', 'gas', 'water', 'solar'];

/** States in which a meter sends nothing, as the cloud spells them. Such a meter never leads. */
const SILENT_STATES: ReadonlySet<string | null> = new Set(['disconnected', 'down', 'retired', 'inactive']);

type TabMeter = Pick<Meter, 'id' | 'type' | 'state'>;

/** Returns the tab of a meter type. */
export function usageTabOf(type: string): UsageTab {
  return TAB_OF[meterTypeOf(type).commodity] ?? type;
}

/** A tab with its meters, the one that leads first. */
interface UsageTabMeters<M> {
  tab: UsageTab;
  meters: M[];
}

/** Returns the tabs that a home has, in the order they are shown: the known ones, then the unknown types by name. */
export function usageTabs<M extends TabMeter>(meters: readonly M[]): UsageTabMeters<M>[] {
  const byTab = new Map<UsageTab, M[]>();
  for (const meter of meters) {
    const tab = usageTabOf(meter.type);
    byTab.set(tab, [...(byTab.get(tab) ?? []), meter]);
  }
  return [...byTab]
    .map(([tab, found]) => ({ tab, meters: found.sort((a, b) => meterRank(a) - meterRank(b)) }))
    .sort((a, b) => tabRank(a.tab) - tabRank(b.tab) || (a.tab < b.tab ? -1 : 1));
}

/** Known types in the order of `KINDS` in meter-types: main meters before parts; silent meters after all others. */
function meterRank({ type, state }: TabMeter): number {
  const { commodity } = meterTypeOf(type);
  const kind = type === 'power_net' ? 0 : commodity === 'sub-meter' ? 2 : 1;
  return kind + (SILENT_STATES.has(state) ? 10 : 0);
}

function tabRank(tab: UsageTab): number {
  const index = ORDER.indexOf(tab);
  return index < 0 ? ORDER.length : index;
}

/** What an address asks for; null where it says nothing. */
export interface UsageChoice {
  meter: string | null;
  commodity: UsageTab | null;
}

/**
 * Returns the tab and the meter to show: the meter that is named, else the first of the tab that is named, else the first
 * of the first tab. Null when the home has no meter, or not the one that is named.
 */
export function chooseUsage<M extends TabMeter>(
  meters: readonly M[],
  { meter, commodity }: UsageChoice,
): { tab: UsageTab; meter: M } | null {
  const tabs = usageTabs(meters);
  if (meter) {
    const named = meters.find(({ id }) => id === meter);
    return named ? { tab: usageTabOf(named.type), meter: named } : null;
  }
  const shown = tabs.find(({ tab }) => tab === commodity) ?? tabs[0];
  const first = shown?.meters[0];
  return shown && first ? { tab: shown.tab, meter: first } : null;
}
