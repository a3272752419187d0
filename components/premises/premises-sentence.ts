import type { PremiseSummary } from '@/lib/contract/premises';
import { countText } from '@/lib/domain/numbers';

/** States in which a person would want to know; unknown words are not judged. */
const TROUBLE = new Set(['degraded', 'disconnected', 'down']);

/** Gateways and meters that are not as they should be, as 'Electricity meter disconnected at Garden house'. */
function troubles(premises: readonly PremiseSummary[]): { gateways: number; meters: number; at: string[] } {
  const bad = (thing: { state: string | null }) => thing.state !== null && TROUBLE.has(thing.state);
  const at = premises.filter((premise) => premise.gateways.some(bad) || premise.meters.some(bad));
  return {
    gateways: premises.reduce((sum, premise) => sum + premise.gateways.filter(bad).length, 0),
    meters: premises.reduce((sum, premise) => sum + premise.meters.filter(bad).length, 0),
    at: at.map((premise) => premise.name ?? premise.id),
  };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** '1 gateway and 2 meters need a look', or null when nothing is known to be the matter. */
export function problemSummary(premises: readonly PremiseSummary[]): string | null {
  const { gateways, meters } = troubles(premises);
  if (gateways + meters === 0) return null;
  const parts = [
    gateways > 0 ? counted(gateways, 'gateway') : null,
    meters > 0 ? counted(meters, 'meter') : null,
  ].filter((part) => part !== null);
  return `${parts.join(' and ')} ${gateways + meters === 1 ? 'needs' : 'need'} a look`;
}

/** What several premises come to in one sentence: how many, and whether anything is the matter with them. */
export function premisesSentence(premises: readonly PremiseSummary[], word: 'home' | 'premise'): string {
  const meters = premises.reduce((sum, premise) => sum + premise.meters.length, 0);
  const all = `${counted(premises.length, word)}, ${counted(meters, 'meter')}`;
  const trouble = problemSummary(premises);
  if (trouble === null) return `${all}, no trouble reported.`;
  const { at } = troubles(premises);
  return `${all}: ${trouble} at ${at.length === 1 ? at[0] : `${at.length} ${word}s`}.`;
}
