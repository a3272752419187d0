import type { GatewayHistoryData } from '@/lib/contract/fleet';
import type { FacetCount } from '@/lib/domain/fleet/facet-index';
import type { Formats } from '@/lib/domain/formats/formats';
import { combineTimeInBands } from '@/lib/domain/grid/time-in-band';

/**
 * Returns what the readings of the last hour say: '3 gateways are outside the limits, 1 has no voltage; 1,204 of 1,210
 * are in range, 2 have no reading; 168 older readings are not counted'.
 */
export function gridSentence(voltage: readonly FacetCount[], formats: Formats): string {
  const count = (...states: string[]) =>
    voltage.reduce((sum, { value, count: each }) => (states.includes(value) ? sum + each : sum), 0);
  const outside = count('low', 'high');
  const dark = count('outage');
  const within = count('a', 'b');
  const unknown = count('no_reading');
  const stale = count('stale');
  const total = outside + dark + within + unknown;
  const noReading = unknown === 0 ? '' : `, ${formats.counted(unknown, 'has', 'have')} no reading`;
  const older = stale === 0 ? '' : `; ${formats.counted(stale, 'older reading is', 'older readings are')} not counted`;
  const rest = `${noReading}${older}`;
  const darkText =
    outside > 0 ? formats.counted(dark, 'has', 'have') : formats.counted(dark, 'gateway has', 'gateways have');
  const problems = [
    ...(outside > 0 ? [`${formats.counted(outside, 'gateway is', 'gateways are')} outside the limits`] : []),
    ...(dark > 0 ? [`${darkText} no voltage`] : []),
  ];
  if (problems.length === 0) return `${formats.count(within)} of ${formats.counted(total, 'gateway')} in range${rest}`;
  const verb = within === 1 ? 'is' : 'are';
  return `${problems.join(', ')}; ${formats.count(within)} of ${formats.count(total)} ${verb} in range${rest}`;
}

/** Describes the voltage chart: the time in band A is that of all its gateways together. */
export function voltageSummary(gateways: readonly Pick<GatewayHistoryData, 'inBands'>[], formats: Formats): string {
  const { a } = combineTimeInBands(gateways.map(({ inBands }) => inBands));
  const inBand = a === null ? '' : `, in band A ${formats.percent(a)} of the measured time`;
  return `Voltage of ${formats.counted(gateways.length, 'gateway')}${inBand}.`;
}

/** Describes the frequency chart: 'Frequency of 2 gateways around 50 and 60 Hz.' */
export function frequencySummary(gateways: number, nominals: readonly number[], formats: Formats): string {
  return `Frequency of ${formats.counted(gateways, 'gateway')} around ${nominals.join(' and ')} Hz.`;
}

/** Returns what a comparison with neighbors costs: 'About 1 more request for days not stored yet.' */
export function neighborsCostText(neighbors: number, formats: Formats): string {
  return `About ${formats.counted(neighbors, 'more request')} for days not stored yet.`;
}
