import type { UsageStep } from '../insight/local-days';

const MAX_POINTS = 400;
const HOUR_MS = 3_600_000;
/** Shares of the time for which the load is read off. */
const READ_OFFS = [0.01, 0.1, 0.5, 0.95] as const;

/** For this share of the measured time the load was at least this high, in the meter's unit per hour. */
export interface LoadPoint {
  share: number;
  load: number;
}

export interface LoadDuration {
  /** From the highest load to the lowest, at most 400 points. */
  points: LoadPoint[];
  readOffs: LoadPoint[];
  /** Hours with a number, and hours in all. */
  knownHours: number;
  hours: number;
  /** Length of the longest interval, in minutes: shorter peaks than this do not show. */
  stepMinutes: number;
}

/** Returns how long each load was reached, over the time that has numbers; null without any. */
export function loadDuration(steps: readonly UsageStep[]): LoadDuration | null {
  const known = steps.filter((step): step is UsageStep & { value: number } => step.value !== null);
  if (known.length === 0) return null;
  const loads = known.map(({ start, end, value }) => ({ ms: end - start, load: (value * HOUR_MS) / (end - start) }));
  loads.sort((a, b) => b.load - a.load);
  const knownMs = loads.reduce((sum, { ms }) => sum + ms, 0);
  let reached = 0;
  const curve = loads.map(({ ms, load }) => {
    reached += ms;
    return { share: reached / knownMs, load };
  });
  return {
    points: thin(curve),
    readOffs: READ_OFFS.map((share) => ({ share, load: loadAt(curve, share) })),
    knownHours: knownMs / HOUR_MS,
    hours: steps.reduce((sum, { start, end }) => sum + end - start, 0) / HOUR_MS,
    stepMinutes: Math.max(...steps.map(({ start, end }) => end - start)) / 60_000,
  };
}

/** Returns the load that was reached or exceeded for a share of the time. */
function loadAt(curve: readonly LoadPoint[], share: number): number {
  return curve.find((point) => point.share >= share - 1e-9)?.load ?? 0;
}

/** Returns evenly spread points with the first and the last. */
function thin(points: readonly LoadPoint[]): LoadPoint[] {
  if (points.length <= MAX_POINTS) return [...points];
  const indexes = Array.from({ length: MAX_POINTS }, (_, index) =>
    Math.round((index * (points.length - 1)) / (MAX_POINTS - 1)),
  );
  return indexes.flatMap((index) => points[index] ?? []);
}
