import type { GatewayGridHistory } from './gateway-history';

/** Gateways that measured something; all of them if none did. The nominal values of the others are only defaults. */
function measured<G extends { samples: number }>(gateways: readonly G[]): readonly G[] {
  const some = gateways.filter(({ samples }) => samples > 0);
  return some.length > 0 ? some : gateways;
}

/** Returns the nominal voltages of several gateways, lowest first. */
export function nominalVoltsOf(gateways: readonly Pick<GatewayGridHistory, 'nominalVolts' | 'samples'>[]) {
  return [...new Set(measured(gateways).map(({ nominalVolts }) => nominalVolts))].sort((a, b) => a - b);
}

/** Returns the nominal frequencies of several gateways, lowest first; 60 without a gateway. */
export function nominalHertzOf(gateways: readonly Pick<GatewayGridHistory, 'nominalHertz' | 'samples'>[]) {
  const found = [...new Set(measured(gateways).map(({ nominalHertz }) => nominalHertz))].sort((a, b) => a - b);
  return found.length > 0 ? found : [60];
}
