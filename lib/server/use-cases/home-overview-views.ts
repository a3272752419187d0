import type { AttentionData, HomeOverview, LeadData } from '@/lib/contract/home-overview';
import { attentionOf } from '@/lib/domain/home/attention';
import type { HourOverview } from '@/lib/domain/home/meter-overview';
import { type Alert, alertContent } from '@/lib/domain/insight/alerts';
import type { Premise } from '@/lib/domain/premise';
import { isRecent } from '../insights/check-alerts';
import type { InsightsOfMeter } from '../insights/premise-insights';
import { basisView, forecastView, foundView } from './insight-views';

/** Returns what the page says about the leading meter. */
export function leadView(
  meterId: string,
  { hours, costs }: { hours: HourOverview[]; costs: HourOverview[] | null },
  sameHours: number[],
  found: InsightsOfMeter | undefined,
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
  };
}

interface AttentionInput {
  alerts: readonly Alert[];
  insights: readonly InsightsOfMeter[];
  /** The users' own names by the meter's id. */
  names: ReadonlyMap<string, string>;
}

/** Returns what needs attention at a premise: the most urgent, and how much there is. */
export function attentionViews(
  { alerts, insights, names }: AttentionInput,
  { id: premiseId, timezone }: Premise,
  now: number,
): Pick<HomeOverview, 'attention' | 'attentionMeters' | 'attentionCount'> {
  const found = insights
    .filter(({ insights: { knownUntil } }) => isRecent(knownUntil, now))
    .flatMap(({ meter, insights: { findings, ...explained } }) =>
      findings.flatMap((finding) =>
        finding.state === 'active' ? [{ meterId: meter.id, meterType: meter.type, finding, explained }] : [],
      ),
    );
  const ofPremise = alerts.filter((alert) => alert.premiseId === premiseId);
  const all = attentionOf(ofPremise, found, now).map(({ alert, found: each }): AttentionData => {
    if (alert) {
      const { meterId, meterType, rule } = alert;
      return {
        alertId: alert.id,
        meterId,
        meterType,
        meterName: names.get(meterId) ?? null,
        rule,
        timezone,
        found: briefly(foundView(alert.since, alert.content)),
      };
    }
    const { meterId, meterType, finding, explained } = each;
    const content = alertContent(finding, explained);
    return {
      alertId: null,
      meterId,
      meterType,
      meterName: names.get(meterId) ?? null,
      rule: finding.rule,
      timezone,
      found: briefly(foundView(finding.since, content)),
    };
  });
  return {
    attention: all[0] ?? null,
    attentionMeters: [...new Set(all.map(({ meterId }) => meterId))],
    attentionCount: all.length,
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
