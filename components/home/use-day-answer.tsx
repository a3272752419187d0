'use client';

import type { ReactNode } from 'react';
import { useFormats } from '@/lib/client/formats';
import { useMoneyShown } from '@/lib/client/money-shown';
import { useUnits } from '@/lib/client/units';
import type { HomeOverview } from '@/lib/contract/home-overview';
import { dayParts } from '@/lib/domain/formats/day-text';
import { leadingOverview } from '@/lib/domain/home/leading-overview';
import { homeVerdict } from './home-verdict';
import { daySentence, gapText, netAnswer, netCostSentence, solarSentence } from './home-words';

/** How a home's day goes. */
interface DayAnswer {
  /** 'A normal Saturday so far.' Null when there is nothing to say. */
  title: string | null;
  /** The numbers; empty without any. */
  numbers: string | ReactNode[];
  /** The meter that the numbers are of. */
  leading: HomeOverview['meters'][number] | undefined;
  weekday: string;
}

/** Returns how a home's day goes, in words and numbers. */
export function useDayAnswer({ meters, lead, attention, attentionMeters, timezone, today }: HomeOverview): DayAnswer {
  const formats = useFormats();
  const units = useUnits();
  const { inMoney } = useMoneyShown();
  const leading = meters.find(({ meterId }) => meterId === lead?.meterId) ?? leadingOverview(meters);
  const concerned = meters.filter(({ meterId }) => attentionMeters.includes(meterId)).map(({ meterType }) => meterType);
  const types = attention && concerned.length === 0 ? [attention.meterType] : concerned;
  const { longWeekday } = dayParts(today);
  const verdict = homeVerdict(meters, types, longWeekday);
  // Where nothing can be judged, what was bought and sold is the answer.
  const net = verdict === null && leading ? netAnswer(leading, units, formats) : null;
  const numbers =
    net && leading
      ? [solarSentence(meters, units, formats), netCostSentence(leading, formats), gapText(leading)]
          .filter(Boolean)
          .join(' ')
      : daySentence(leading, timezone, { units, inMoney, formats }).map(({ text, strong }) =>
          strong ? (
            <strong key={text} translate="no" className="font-semibold text-ink">
              {text}
            </strong>
          ) : (
            <span key={text}>{text}</span>
          ),
        );
  return { title: verdict ?? net, numbers, leading, weekday: longWeekday };
}
