import type { AlertData, FoundData, MeterInsightsData } from '@/lib/contract/insights';
import type { Alert, AlertContent } from '@/lib/domain/insight/alerts';
import type { Basis, Finding } from '@/lib/domain/insight/finding';
import type { Forecast } from '@/lib/domain/insight/forecast';
import type { MeterInsights } from '@/lib/domain/insight/meter-insights';
import { toInstantText } from '@/lib/domain/instant-text';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Meter, Premise } from '@/lib/domain/premise';

/** Returns a meter's insights as our API sends them, with instants as text. */
export function meterInsightsView(
  meter: Meter,
  insights: MeterInsights,
  cloudForecast: number | null,
): MeterInsightsData {
  const { knownUntil, learning, findings, aboveTypical, unusualHours, alwaysOn, peak, forecast } = insights;
  return {
    meterId: meter.id,
    meterType: meter.type,
    unit: meterTypeOf(meter.type).unit,
    knownUntil: instantOrNull(knownUntil),
    learning,
    findings: findings.map((finding) => findingView(finding, { aboveTypical, unusualHours })),
    alwaysOn: alwaysOn && { ...alwaysOn, basis: basisView(alwaysOn.basis) },
    peak: peak && { ...peak, peaks: peak.peaks.map(withInstants), basis: basisView(peak.basis) },
    forecast: {
      day: forecastView(forecast.day),
      month: forecastView(forecast.month),
      scores: forecast.scores,
    },
    cloudForecast,
  };
}

/** Returns an alert as our API sends it; `premise` is null when it is no longer part of the account. */
export function alertView(
  alert: Alert,
  { premise, meterName, price }: { premise: Premise | null; meterName: string | null; price: AlertData['price'] },
): AlertData {
  const { since, openedAt, knownUntil, closedAt, quietUntil, content, ...same } = alert;
  return {
    ...same,
    premiseName: premise?.name ?? null,
    timezone: premise?.timezone ?? 'UTC',
    meterName,
    unit: meterTypeOf(alert.meterType).unit,
    openedAt: toInstantText(openedAt),
    knownUntil: toInstantText(knownUntil),
    closedAt: instantOrNull(closedAt),
    quietUntil: instantOrNull(quietUntil),
    found: foundView(since, content),
    price,
  };
}

function findingView(
  finding: Finding,
  explained: Pick<AlertContent, 'aboveTypical' | 'unusualHours'>,
): MeterInsightsData['findings'][number] {
  const { rule, state } = finding;
  const found = state === 'active' ? foundView(finding.since, { ...finding, ...explained }) : null;
  return { rule, state, basis: basisView(finding.basis), found };
}

export function foundView(since: number, content: AlertContent): FoundData {
  const { sinceIsExact, level, limit, typical, basis, evidence, aboveTypical, unusualHours } = content;
  return {
    since: toInstantText(since),
    sinceIsExact,
    level,
    limit,
    typical,
    basis: basisView(basis),
    evidence: { ...evidence, steps: evidence.steps.map(withInstants) },
    aboveTypical,
    unusualHours: unusualHours.map(withInstants),
  };
}

export function forecastView(forecast: Forecast | null) {
  return forecast && { ...forecast, basis: basisView(forecast.basis) };
}

export function basisView(basis: Basis) {
  return withInstants(basis);
}

function withInstants<Interval extends { start: number; end: number }>(interval: Interval) {
  return { ...interval, start: toInstantText(interval.start), end: toInstantText(interval.end) };
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : toInstantText(at);
}
