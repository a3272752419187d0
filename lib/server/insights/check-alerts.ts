import { type Alert, alertContent } from '@/lib/domain/insight/alerts';
import type { MeterInsights } from '@/lib/domain/insight/meter-insights';
import type { Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { AlertChange, AlertStore, FoundAlert } from '../ports/alerts';
import type { Archive } from '../ports/archive';
import type { Households } from '../ports/households';
import { type InsightsOfMeter, premiseInsights } from './premise-insights';

/** Readings older than this open no alert: what they show is over, and was only fetched now. */
const MAX_AGE_MS = 48 * 3_600_000;
/** A building with more meters than this is not a home whose owner wants an alert for each. */
const MAX_METERS = 100;

/** What a check reads and writes. */
export interface AlertCheckDeps {
  archive: Pick<Archive, 'storedSeries' | 'storedVersion' | 'storedPremises'>;
  alerts: AlertStore;
  households: Pick<Households, 'of'>;
  clock: Clock;
}

/**
 * Checks all meters of a home account by what is stored, and opens, updates and closes its alerts; does nothing for more
 * than 100 meters. Sends nothing. Returns what changed; whatever passes alerts on starts from there. Stops between two
 * meters when `stop` is aborted.
 */
export async function checkAlerts(
  { archive, alerts, households, clock }: AlertCheckDeps,
  account: AccountRef,
  stop?: AbortSignal,
): Promise<AlertChange[]> {
  const changes: AlertChange[] = [];
  const premises = await archive.storedPremises(account);
  if (hasTooMany(premises)) return changes;
  const people = await households.of(account.id);
  for (const premise of premises) {
    const at = { now: clock(), people: people.get(premise.id) ?? null };
    for (const { meter, insights } of await premiseInsights(archive, account, premise, at)) {
      if (stop?.aborted) return changes;
      const { knownUntil } = insights;
      if (!isRecent(knownUntil, clock())) continue;
      const checked = { premiseId: premise.id, meterId: meter.id, meterType: meter.type, knownUntil };
      changes.push(...(await alerts.apply(account.id, checked, foundAlerts(insights))));
    }
  }
  return changes;
}

function hasTooMany(premises: readonly Premise[]): boolean {
  return premises.reduce((count, { meters }) => count + meters.length, 0) > MAX_METERS;
}

/**
 * Returns the alerts of an account. What was just found at a premise and has none becomes one first, so that every page
 * names it at the same time; not where `checkAlerts` does nothing.
 */
export async function alertsWithFound(
  { archive, alerts }: Pick<AlertCheckDeps, 'archive' | 'alerts'>,
  account: AccountRef,
  premiseId: string,
  insights: readonly InsightsOfMeter[],
  now: number,
): Promise<Alert[]> {
  const known = await alerts.list(account);
  if (account.kind !== 'home') return known;
  const isKnown = (meterId: string, rule: string) =>
    known.some((alert) => alert.meterId === meterId && alert.rule === rule && isOpenOrQuiet(alert, now));
  const fresh = insights.filter(
    ({ meter, insights: { knownUntil, findings } }) =>
      isRecent(knownUntil, now) && findings.some(({ state, rule }) => state === 'active' && !isKnown(meter.id, rule)),
  );
  if (fresh.length === 0 || hasTooMany(await archive.storedPremises(account))) return known;
  let opened = false;
  for (const { meter, insights: found } of fresh) {
    const { knownUntil } = found;
    if (knownUntil === null) continue;
    const checked = { premiseId, meterId: meter.id, meterType: meter.type, knownUntil };
    opened = (await alerts.apply(account.id, checked, foundAlerts(found))).length > 0 || opened;
  }
  return opened ? alerts.list(account) : known;
}

function isOpenOrQuiet({ state, quietUntil }: Alert, now: number): boolean {
  return state === 'open' || (quietUntil !== null && quietUntil > now);
}

/** True when readings up to `knownUntil` (milliseconds) still say something about now. */
function isRecent(knownUntil: number | null, now: number): knownUntil is number {
  return knownUntil !== null && knownUntil >= now - MAX_AGE_MS;
}

function foundAlerts({ findings, aboveTypical, unusualHours }: MeterInsights): FoundAlert[] {
  return findings.map((finding) => ({
    finding,
    content:
      finding.state === 'active'
        ? alertContent(finding, { aboveTypical, unusualHours: finding.rule === 'unusual-day' ? unusualHours : [] })
        : null,
  }));
}
