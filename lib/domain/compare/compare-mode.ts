/**
 * What usage is compared with.
 *
 * - `typical`: the meter's baseline
 * - `previous`: the period before, of the same calendar length
 * - `year`: the same dates of the year before
 * - `year-weekday`: the same weekdays of the year before
 * - `homes`: the average of comparable homes
 */
export const COMPARE_MODES = ['typical', 'previous', 'year', 'year-weekday', 'homes'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];

/** The modes that compare with other days of the same meter. */
export const SHIFTED_MODES = ['previous', 'year', 'year-weekday'] as const satisfies readonly CompareMode[];
export type ShiftedMode = (typeof SHIFTED_MODES)[number];

/** Returns the mode where it compares with other days; null for the others. */
export function shiftedMode(mode: CompareMode): ShiftedMode | null {
  return mode === 'typical' || mode === 'homes' ? null : mode;
}
