'use client';

import Link from 'next/link';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { Card } from '@/components/ui/section';
import {
  alertCostText,
  alertStatus,
  alertText,
  alertTitle,
  basisText,
  isQuiet,
  warningText,
} from '@/lib/client/alert-words';
import { useFormats } from '@/lib/client/formats';
import { NotForGuests } from '@/lib/client/guest';
import { usagePath } from '@/lib/client/usage-link';
import type { AlertData, AlertFeedbackInput } from '@/lib/contract/insights';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';
import { AlertEvidence } from './alert-evidence';

export type Feedback = AlertFeedbackInput['feedback'];

interface AlertCardProps {
  alert: AlertData;
  account: string;
  units: UnitSystem;
  now: number;
  /** The feedback that is being stored; undefined: none. */
  busy: Feedback | undefined;
  onFeedback: (feedback: Feedback) => void;
}

/** One alert: what was found, its picture, and what the user says about it. */
export function AlertCard({ alert, account, units, now, busy, onFeedback }: AlertCardProps) {
  const formats = useFormats();
  const { premiseName, premiseId, meterId, meterType, meterName, found, price } = alert;
  const { label, color } = displayFacts(meterType, units);
  const warning = warningText(alert);
  return (
    <Card className="space-y-3 p-4">
      <div>
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-quiet">
          <CommoditySwatch color={color} />
          {meterName === null ? <span>{label}</span> : <span translate="no">{meterName}</span>}
          {premiseName ? <span translate="no">{premiseName}</span> : null}
          <span>{isQuiet(alert, now) && alert.state === 'open' ? 'Expected' : alertStatus(alert, formats)}</span>
        </p>
        <h3 className="mt-1 text-lg font-semibold">{alertTitle(alert)}</h3>
        <p className="mt-1 max-w-prose">
          {[alertText(alert, units, formats), price && alertCostText(alert, price, formats)].filter(Boolean).join(' ')}
        </p>
      </div>
      {warning ? (
        <Banner role="status" tone="bad">
          <p className="text-ink">{warning}</p>
        </Banner>
      ) : null}
      {found.evidence.steps.length > 0 ? <AlertEvidence alert={alert} units={units} /> : null}
      <p className="max-w-prose text-sm text-quiet">{basisText(alert, formats)}</p>
      <div className="flex flex-wrap items-center gap-2">
        <NotForGuests>
          <FeedbackButtons alert={alert} busy={busy} onFeedback={onFeedback} />
        </NotForGuests>
        <Link href={usagePath(account, premiseId, { meter: meterId })} className={buttonClass('quiet')}>
          See the meter
        </Link>
      </div>
    </Card>
  );
}

function FeedbackButtons({ alert, busy, onFeedback }: Pick<AlertCardProps, 'alert' | 'busy' | 'onFeedback'>) {
  const formats = useFormats();
  const { feedback, quietUntil, timezone } = alert;
  if (feedback !== null) {
    const said =
      feedback === 'expected'
        ? `You said that this is expected.${quietUntil ? ` No such alert about this meter until ${formats.date(quietUntil, timezone)}.` : ''}`
        : 'You said that this is a real problem.';
    return (
      <>
        <p className="text-sm">{said}</p>
        <Button tone="quiet" busy={busy === null} onClick={() => onFeedback(null)}>
          Undo
        </Button>
      </>
    );
  }
  return (
    <>
      <Button busy={busy === 'expected'} onClick={() => onFeedback('expected')}>
        It’s expected
      </Button>
      <Button busy={busy === 'real'} onClick={() => onFeedback('real')}>
        It’s a real problem
      </Button>
    </>
  );
}
