import type { Granularity } from '@/lib/domain/granularity';
import type { BucketLabel } from './bucket-labels';
import { dayParts, formatWallTime } from './wall-time';

/** A label under the plot. `at` counts intervals from the left edge: 0 is the first one's start, 0.5 its middle. */
export interface TimeTick {
  position: number;
  text: string;
}

/** Space a label needs, in pixels at 12 px letters. */
const LETTER = 6.6;
const GAP = 10;

/**
 * Ticks of the time axis in the premise's calendar: hours for a day or two, named days for up to ten, numbered days
 * for some months, months beyond. `width` is the plot's, in pixels; no two labels touch.
 */
export function timeTicks(labels: readonly BucketLabel[], granularity: Granularity, width: number): TimeTick[] {
  const first = labels[0];
  const last = labels.at(-1);
  if (!first || !last) return [];
  const slot = width / labels.length;
  const days = spans(labels, (label) => label.clock.day);
  if (granularity === 'month') return monthTicks(labels, slot);
  if (granularity !== 'day' && days.length <= 2) return hourTicks(labels, slot);
  if (days.length <= 10) return namedDays(days, slot);
  if (days.length <= 100) return dayTicks(days, slot);
  return monthTicks(labels, slot);
}

interface LabelSpan {
  key: string;
  from: number;
  to: number;
}

/** Neighbouring intervals with the same key, as index ranges. */
function spans(labels: readonly BucketLabel[], keyOf: (label: BucketLabel) => string): LabelSpan[] {
  const found: LabelSpan[] = [];
  labels.forEach((label, at) => {
    const key = keyOf(label);
    const open = found.at(-1);
    if (open?.key === key) open.to = at + 1;
    else found.push({ key, from: at, to: at + 1 });
  });
  return found;
}

const middle = (span: LabelSpan) => (span.from + span.to) / 2;

/** All days in the longest form that fits every one of them. */
function namedDays(days: LabelSpan[], slot: number): TimeTick[] {
  const forms = days.map((span) => {
    const { weekday, date, month } = dayParts(span.key);
    return [`${weekday} ${date} ${month}`, `${weekday} ${date}`, weekday];
  });
  const room = Math.max(...days.map((span) => span.to - span.from)) * slot;
  const form = [0, 1].find((each) => forms.every((texts) => (texts[each] ?? '').length * LETTER + 4 <= room)) ?? 2;
  return fitted(
    days.map((span, at) => ({ position: middle(span), text: forms[at]?.[form] ?? '' })),
    slot,
  );
}

function hourTicks(labels: readonly BucketLabel[], slot: number): TimeTick[] {
  const days = new Set(labels.map(({ clock }) => clock.day)).size;
  // 4 for quarter hours, 1 for hours, a half for two hours, also on a day of 23 or 25 hours.
  const perHour = Math.round((labels.length / (24 * days)) * 2) / 2;
  const need = 8 * LETTER;
  const step = [1, 2, 4, 6, 12].find((hours) => hours * perHour >= 1 && hours * perHour * slot >= need) ?? 12;
  const ticks: TimeTick[] = [];
  let repeated: TimeTick | null = null;
  labels.forEach(({ clock }, at) => {
    const before = labels[at - 1]?.clock;
    if (before && clock.offsetMinutes < before.offsetMinutes && before.day === clock.day) {
      repeated = { position: at, text: `${formatWallTime(clock)} again` };
    }
    // The first interval at or after each round hour: past a clock change two-hour intervals begin at odd hours.
    if (before?.day === clock.day && Math.floor(before.hour / step) === Math.floor(clock.hour / step)) return;
    const midnight = clock.hour === 0 && at > 0;
    ticks.push({
      position: at,
      text: midnight ? `${dayParts(clock.day).weekday} ${dayParts(clock.day).date}` : formatWallTime(clock),
    });
  });
  return repeated ? fitted(withRoomFor(repeated, ticks, slot), slot) : fitted(ticks, slot);
}

/** The hour that comes twice matters more than its neighbours on the axis. */
function withRoomFor(tick: TimeTick, ticks: TimeTick[], slot: number): TimeTick[] {
  const kept = ticks.filter((other) => Math.abs(other.position - tick.position) * slot >= room(other, tick));
  return [...kept, tick].sort((a, b) => a.position - b.position);
}

function dayTicks(days: LabelSpan[], slot: number): TimeTick[] {
  const perDay = (days[0]?.to ?? 1) * slot;
  const step = [1, 2, 5, 10, 15].find((each) => each * perDay >= 2 * LETTER + GAP) ?? 15;
  const months = new Set(days.map((day) => day.key.slice(0, 7))).size > 1;
  const wanted = days.filter(({ key }, at) => {
    const { date } = dayParts(key);
    if (date === 1 || step === 1) return true;
    return date % step === (step === 2 ? 1 : 0) && !(step >= 5 && date > 28 && at < days.length - 1 && months);
  });
  return fitted(
    wanted.map((span) => {
      const { date, month } = dayParts(span.key);
      return { position: middle(span), text: date === 1 ? `1 ${month}` : String(date) };
    }),
    slot,
  );
}

function monthTicks(labels: readonly BucketLabel[], slot: number): TimeTick[] {
  const months = spans(labels, (label) => label.clock.day.slice(0, 7));
  const oneYear = new Set(months.map((span) => span.key.slice(0, 4))).size === 1;
  const perMonth = (slot * labels.length) / months.length;
  const step = [1, 2, 3, 4, 6, 12].find((each) => each * perMonth >= 3 * LETTER + 6) ?? 12;
  const wanted = months.filter((span) => (Number(span.key.slice(5)) - 1) % step === 0);
  return fitted(
    wanted.map((span) => {
      const { month, year } = dayParts(`${span.key}-01`);
      return { position: middle(span), text: month === 'Jan' && !oneYear ? year : month };
    }),
    slot,
  );
}

const room = (a: TimeTick, b: TimeTick) => ((a.text.length + b.text.length) / 2) * LETTER + 4;

/** Drops whatever would touch the label before it. */
function fitted(ticks: TimeTick[], slot: number): TimeTick[] {
  const kept: TimeTick[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (!before || (tick.position - before.position) * slot >= room(before, tick)) kept.push(tick);
  }
  return kept;
}

/** Where a new day (in views of hours over days) or month (in views of days over months) begins, left edge excluded. */
export function timeBoundaries(labels: readonly BucketLabel[], granularity: Granularity): number[] {
  if (granularity === 'month') return [];
  const days = spans(labels, (label) => label.clock.day);
  const parts =
    granularity !== 'day' && days.length <= 14 ? days : spans(labels, (label) => label.clock.day.slice(0, 7));
  return parts.slice(1).map((part) => part.from);
}
