import type { Formats } from '@/lib/domain/formats/formats';
import type { MeterDisplay } from './meter-display';

/**
 * Mean heat content of gas delivered in the United States in 2023: 1,038 Btu per cubic foot (EIA). Each supplier prints
 * its own factor on its bills.
 */
const THERMS_PER_CCF = 1.038;
const KWH_PER_THERM = 29.3071;

/** Returns a gas volume as energy, with the conversion factor; empty for other meters and for money. */
export function gasHints(
  volume: number | null,
  { facts: { commodity, unit, factor }, currency }: Pick<MeterDisplay, 'facts' | 'currency'>,
  formats: Formats,
): string[] {
  if (volume === null || commodity !== 'gas' || currency !== null) return [];
  const therms = (volume / factor) * THERMS_PER_CCF;
  const kwh = formats.quantity(therms * KWH_PER_THERM, 'kWh');
  if (factor === 1)
    return [
      `About ${formats.quantity(therms, 'therms')} or ${kwh}`,
      `at ${formats.column(THERMS_PER_CCF, 3)} therms per CCF`,
    ];
  return [`About ${kwh}`, `at ${formats.prose((THERMS_PER_CCF * KWH_PER_THERM) / factor)} kWh per ${unit}`];
}
