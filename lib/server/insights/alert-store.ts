import { randomUUID } from 'node:crypto';
import {
  ALERT_FEEDBACK,
  type Alert,
  type AlertContent,
  type AlertFeedback,
  alertStep,
  QUIET_DAYS,
} from '@/lib/domain/insight/alerts';
import type { AlertRule } from '@/lib/domain/insight/finding';
import type { Clock } from '../clock';
import { type AlertRow, countOpenAlerts, findAlerts, findMeterAlerts, insertAlert, updateAlert } from '../db/alerts';
import type { Database } from '../db/database';
import type { AlertChange, AlertStore } from '../ports/alerts';

const DAY_MS = 86_400_000;
const LISTED_DAYS = 365;
const MAX_LISTED = 200;

/** Returns an `AlertStore` that keeps alerts in the database. */
export function createAlertStore(db: Database, clock: Clock): AlertStore {
  return {
    async list(account) {
      const rows = await findAlerts(db, account, clock() - LISTED_DAYS * DAY_MS, MAX_LISTED);
      return rows.map(toAlert);
    },

    countOpen: (account) => countOpenAlerts(db, account, clock()),

    apply: (accountId, { knownUntil, ...meter }, found) =>
      db.transaction(async () => {
        const now = clock();
        const changes: AlertChange[] = [];
        const known = (await findMeterAlerts(db, accountId, meter.meterId, now)).map(toAlert);
        for (const { finding, content } of found) {
          const ofRule = known.filter(({ rule }) => rule === finding.rule);
          const open = ofRule.find(({ state }) => state === 'open') ?? null;
          const quietUntil = Math.max(0, ...ofRule.map((alert) => alert.quietUntil ?? 0));
          const step = alertStep(finding, open, { quietUntil, knownUntil, now });
          const columns = { knownUntil: new Date(knownUntil), finding: JSON.stringify(content) };
          if (step.step === 'open') {
            const id = randomUUID();
            const row = { id, accountId, ...meter, rule: finding.rule, state: 'open', since: new Date(step.since) };
            await insertAlert(db, { ...row, ...columns }, now);
            changes.push({ alertId: id, change: 'opened' });
          }
          if (!open) continue;
          if (step.step === 'update') {
            const { since, version } = step;
            await updateAlert(db, accountId, open.id, { ...columns, since: new Date(since), version }, now);
          }
          if (step.step === 'close') {
            const { closedAt, closedBy } = step;
            const closed = {
              state: 'closed',
              closedAt: new Date(closedAt),
              closedBy,
              knownUntil: new Date(knownUntil),
            };
            await updateAlert(db, accountId, open.id, closed, now);
            changes.push({ alertId: open.id, change: 'closed' });
          }
        }
        return changes;
      }),

    giveFeedback(accountId, alertId, feedback) {
      const now = clock();
      const quietUntil = feedback === 'expected' ? new Date(now + QUIET_DAYS * DAY_MS) : null;
      return updateAlert(db, accountId, alertId, { feedback, quietUntil }, now);
    },
  };
}

function toAlert(row: AlertRow): Alert {
  return {
    id: row.id,
    premiseId: row.premiseId,
    meterId: row.meterId,
    meterType: row.meterType,
    rule: row.rule as AlertRule,
    state: row.state === 'open' ? 'open' : 'closed',
    since: row.since.getTime(),
    openedAt: row.openedAt.getTime(),
    knownUntil: row.knownUntil.getTime(),
    closedAt: row.closedAt?.getTime() ?? null,
    closedBy: row.closedBy as Alert['closedBy'],
    version: row.version,
    content: JSON.parse(row.finding) as AlertContent,
    feedback: isFeedback(row.feedback) ? row.feedback : null,
    quietUntil: row.quietUntil?.getTime() ?? null,
  };
}

function isFeedback(value: string | null): value is AlertFeedback {
  return ALERT_FEEDBACK.some((feedback) => feedback === value);
}
