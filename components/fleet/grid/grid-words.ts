import type { GatewayHistoryData } from '@/lib/contract/fleet';
import type { FacetCount } from '@/lib/domain/fleet/facet-index';
import { combineTimeInBands } from '@/lib/domain/grid/time-in-band';
import { counted, countText, percentText } from '@/lib/domain/numbers';

/** '3 gateways are outside the limits, 1 has no voltage; 1,204 of 1,210 are in range, 2 have no reading'. */
export function gridSentence(voltage: readonly FacetCount[]): string {
  const count = (...states: string[]) =>
    voltage.reduce((sum, { value, count: each }) => (states.includes(value) ? sum + each : sum), 0);
  const outside = count('low', 'high');
  const dark = count('outage');
  const within = count('a', 'b');
  const unknown = count('no_reading');
  const total = outside + dark + within + unknown;
  const noReading = unknown === 0 ? '' : `, ${counted(unknown, 'has', 'have')} no reading`;
  const darkText = outside > 0 ? counted(dark, 'has', 'have') : counted(dark, 'gateway has', 'gateways have');
  const problems = [
    ...(outside > 0 ? [`${counted(outside, 'gateway is', 'gateways are')} outside the limits`] : []),
    ...(dark > 0 ? [`${darkText} no voltage`] : []),
  ];
  if (problems.length === 0) return `${countText(within)} of ${counted(total, 'gateway')} in range${noReading}`;
  const verb = within === 1 ? 'is' : 'are';
  return `${problems.join(', ')}; ${countText(within)} of ${countText(total)} ${verb} in range${noReading}`;
}

/** Describes the voltage chart: the time in band A is that of all its gateways together. */
export function voltageSummary(gateways: readonly Pick<GatewayHistoryData, 'inBands'>[]): string {
  const { a } = combineTimeInBands(gateways.map(({ inBands }) => inBands));
  const inBand = a === null ? '' : `, in band A ${percentText(a)} of the measured time`;
  return `Voltage of ${counted(gateways.length, 'gateway')}${inBand}.`;
}

/** Describes the frequency chart: 'Frequency of 2 gateways around 50 and 60 Hz.' */
export function frequencySummary(gateways: number, nominals: readonly number[]): string {
  return `Frequency of ${counted(gateways, 'gateway')} around ${nominals.join(' and ')} Hz.`;
}

/** Returns what a comparison with neighbors costs: 'About 1 more request for days not stored yet.' */
export function neighborsCostText(neighbors: number): string {
  return `About ${counted(neighbors, 'more request')} for days not stored yet.`;
}
