import { quantity } from '@/lib/domain/numbers';

/** Mean heat content of gas delivered in the United States in 2023: 1,038 Btu a cubic foot (EIA). A supplier's own factor is on its bill. */
const THERMS_PER_CCF = 1.038;
const KWH_PER_THERM = 29.3071;

/** What a volume of gas is as energy, with the factor it was reckoned with; nothing for every other unit. */
export function gasHints(ccf: number | null, unit: string | null): string[] {
  if (ccf === null || unit !== 'CCF') return [];
  const therms = ccf * THERMS_PER_CCF;
  return [
    `About ${quantity(therms, 'therms')} or ${quantity(therms * KWH_PER_THERM, 'kWh')}`,
    `at ${THERMS_PER_CCF} therms per CCF`,
  ];
}
