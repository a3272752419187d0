import { dayParts } from '@/lib/domain/formats/day-text';
import type { Formats } from '@/lib/domain/formats/formats';
import type { Granularity } from '@/lib/domain/granularity';
import type { BucketLabel } from './bucket-labels';

/** A label under the plot. `position` counts intervals from the left edge: 0 is the first one's start, 0.5 its middle. */
export interface TimeTick {
  position: number;
  text: string;
}

/** Width of a character and of the space between labels, in pixels, at a font size of 12. */
const CHAR_PX = 6.6;
const GAP_PX = 10;

/**
 * Returns the ticks of the time axis in the premise's calendar: hours for up to two days, named days for up to ten,
 * numbered days for up to 100, months for more. `width` is the plot's, in pixels. Labels do not overlap.
 */
export function timeTicks(
  labels: readonly BucketLabel[],
  granularity: Granularity,
  width: number,
  formats: Formats,
): TimeTick[] {
  const first = labels[0];
  const last = labels.at(-1);
  if (!first || !last) return [];
  const slot = width / labels.length;
  const days = spans(labels, (label) => label.clock.day);
  if (granularity === 'month') return monthTicks(labels, slot);
  if (granularity !== 'day' && days.length <= 2) return hourTicks(labels, slot, formats);
  if (days.length <= 10) return namedDays(days, slot, formats);
  if (days.length <= 100) return dayTicks(days, slot, formats);
  return monthTicks(labels, slot);
}

interface LabelSpan {
  key: string;
  from: number;
  to: number;
}

/** Returns the runs of consecutive intervals with the same key. */
function spans(labels: readonly BucketLabel[], keyOf: (label: BucketLabel) => string): LabelSpan[] {
  const runs: LabelSpan[] = [];
  labels.forEach((label, index) => {
    const key = keyOf(label);
    const current = runs.at(-1);
    if (current?.key === key) current.to = index + 1;
    else runs.push({ key, from: index, to: index + 1 });
  });
  return runs;
}

const middle = (span: LabelSpan) => (span.from + span.to) / 2;

/** Labels every day in the longest form that fits all of them. */
function namedDays(days: LabelSpan[], slot: number, formats: Formats): TimeTick[] {
  const forms = days.map((span) => {
    const { weekday, date } = dayParts(span.key);
    return [formats.namedDay(span.key), `${weekday} ${date}`, weekday];
  });
  const room = Math.max(...days.map((span) => span.to - span.from)) * slot;
  const form = [0, 1].find((each) => forms.every((texts) => (texts[each] ?? '').length * CHAR_PX + 4 <= room)) ?? 2;
  return withoutOverlaps(
    days.map((span, index) => ({ position: middle(span), text: forms[index]?.[form] ?? '' })),
    slot,
  );
}

function hourTicks(labels: readonly BucketLabel[], slot: number, formats: Formats): TimeTick[] {
  const days = new Set(labels.map(({ clock }) => clock.day)).size;
  // 4 for quarter hours, 1 for hours, 0.5 for two hours, also on a day of 23 or 25 hours.
  const perHour = Math.round((labels.length / (24 * days)) * 2) / 2;
  const minPx = 8 * CHAR_PX;
  const step = [1, 2, 4, 6, 12].find((hours) => hours * perHour >= 1 && hours * perHour * slot >= minPx) ?? 12;
  const ticks: TimeTick[] = [];
  let repeated: TimeTick | null = null;
  labels.forEach(({ clock }, index) => {
    const before = labels[index - 1]?.clock;
    if (before && clock.offsetMinutes < before.offsetMinutes && before.day === clock.day) {
      repeated = { position: index, text: `${formats.shortTime(clock)} again` };
    }
    // The first interval at or after each round hour: after a clock change, two-hour intervals can start at odd hours.
    if (before?.day === clock.day && Math.floor(before.hour / step) === Math.floor(clock.hour / step)) return;
    const midnight = clock.hour === 0 && index > 0;
    ticks.push({
      position: index,
      text: midnight ? `${dayParts(clock.day).weekday} ${dayParts(clock.day).date}` : formats.shortTime(clock),
    });
  });
  return repeated ? withoutOverlaps(withRoomFor(repeated, ticks, slot), slot) : withoutOverlaps(ticks, slot);
}

/** Adds a tick and drops the ticks it would overlap: the label of the repeated hour matters more. */
function withRoomFor(tick: TimeTick, ticks: TimeTick[], slot: number): TimeTick[] {
  const kept = ticks.filter((other) => Math.abs(other.position - tick.position) * slot >= minDistance(other, tick));
  return [...kept, tick].sort((a, b) => a.position - b.position);
}

function dayTicks(days: LabelSpan[], slot: number, formats: Formats): TimeTick[] {
  const perDay = (days[0]?.to ?? 1) * slot;
  const step = [1, 2, 5, 10, 15].find((each) => each * perDay >= 2 * CHAR_PX + GAP_PX) ?? 15;
  const months = new Set(days.map((day) => day.key.slice(0, 7))).size > 1;
  const labeled = days.filter(({ key }, index) => {
    const { date } = dayParts(key);
    if (date === 1 || step === 1) return true;
    return date % step === (step === 2 ? 1 : 0) && !(step >= 5 && date > 28 && index < days.length - 1 && months);
  });
  return withoutOverlaps(
    labeled.map((span) => {
      const { date } = dayParts(span.key);
      return { position: middle(span), text: date === 1 ? formats.monthDay(span.key) : String(date) };
    }),
    slot,
  );
}

function monthTicks(labels: readonly BucketLabel[], slot: number): TimeTick[] {
  const months = spans(labels, (label) => label.clock.day.slice(0, 7));
  const oneYear = new Set(months.map((span) => span.key.slice(0, 4))).size === 1;
  const perMonth = (slot * labels.length) / months.length;
  const step = [1, 2, 3, 4, 6, 12].find((each) => each * perMonth >= 3 * CHAR_PX + 6) ?? 12;
  const labeled = months.filter((span) => (Number(span.key.slice(5)) - 1) % step === 0);
  return withoutOverlaps(
    labeled.map((span) => {
      const { month, year } = dayParts(`${span.key}-01`);
      return { position: middle(span), text: month === 'Jan' && !oneYear ? year : month };
    }),
    slot,
  );
}

/** The distance in pixels that keeps two labels apart. */
const minDistance = (a: TimeTick, b: TimeTick) => ((a.text.length + b.text.length) / 2) * CHAR_PX + 4;

/** Drops each tick whose label would overlap the one before it. */
function withoutOverlaps(ticks: TimeTick[], slot: number): TimeTick[] {
  const kept: TimeTick[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (!before || (tick.position - before.position) * slot >= minDistance(before, tick)) kept.push(tick);
  }
  return kept;
}

/** Returns where a new day (in charts of hours) or month (in charts of days) begins, without the left edge. */
export function timeBoundaries(labels: readonly BucketLabel[], granularity: Granularity): number[] {
  if (granularity === 'month') return [];
  const days = spans(labels, (label) => label.clock.day);
  const parts =
    granularity !== 'day' && days.length <= 14 ? days : spans(labels, (label) => label.clock.day.slice(0, 7));
  return parts.slice(1).map((part) => part.from);
}
