import type { AttentionData, HomeOverview, LeadData } from '@/lib/contract/home-overview';
import { openAlerts } from '@/lib/domain/home/attention';
import type { HourOverview } from '@/lib/domain/home/meter-overview';
import type { Alert } from '@/lib/domain/insight/alerts';
import type { Premise } from '@/lib/domain/premise';
import type { InsightsOfMeter } from '../insights/premise-insights';
import { basisView, forecastView, foundView } from './insight-views';

/** Returns what the page says about the leading meter. */
export function leadView(
  meterId: string,
  { hours, costs }: { hours: HourOverview[]; costs: HourOverview[] | null },
  sameHours: number[],
  found: InsightsOfMeter | undefined,
  cloudForecast: number | null,
): LeadData {
  const alwaysOn = found?.insights.alwaysOn ?? null;
  return {
    meterId,
    hours,
    costs: costs && { used: costs.map(({ used }) => used), typical: costs.map(({ typical }) => typical) },
    sameHours,
    alwaysOn: alwaysOn && { ...alwaysOn, basis: basisView(alwaysOn.basis) },
    monthForecast: forecastView(found?.insights.forecast.month ?? null),
    learning: found?.insights.learning ?? { days: 0, needed: 0 },
    cloudForecast,
  };
}

/** Returns what needs attention at a premise: the most urgent of these alerts, and how many there are. */
export function attentionViews(
  alerts: readonly Alert[],
  names: ReadonlyMap<string, string>,
  { id: premiseId, timezone }: Premise,
  now: number,
): Pick<HomeOverview, 'attention' | 'attentionMeters' | 'attentionCount'> {
  const open = openAlerts(alerts, now).filter((alert) => alert.premiseId === premiseId);
  const [first] = open;
  return {
    attention: first
      ? {
          alertId: first.id,
          meterId: first.meterId,
          meterType: first.meterType,
          meterName: names.get(first.meterId) ?? null,
          rule: first.rule,
          timezone,
          found: briefly(foundView(first.since, first.content)),
        }
      : null,
    attentionMeters: [...new Set(open.map(({ meterId }) => meterId))],
    attentionCount: open.length,
  };
}

/** Leaves out what only the list of alerts shows. */
function briefly({
  evidence: _evidence,
  basis: _basis,
  ...found
}: ReturnType<typeof foundView>): AttentionData['found'] {
  return found;
}
