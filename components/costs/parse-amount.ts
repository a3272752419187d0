/** Returns a typed amount as a number: '0.15', '.15', '$0.15', '0,15', '1,234.50'; null for anything else, and below 0. */
export function parseAmount(text: string): number | null {
  const trimmed = text.replace(/[\s$£€]/g, '');
  if (!/^[\d.,]+$/.test(trimmed) || !/\d/.test(trimmed)) return null;
  const mark = Math.max(trimmed.lastIndexOf('.'), trimmed.lastIndexOf(','));
  const marks = trimmed.replace(/\d/g, '');
  // Repeated marks of one kind, or one before exactly three digits of a number of at least one, separate thousands.
  const last = trimmed.charAt(mark);
  const isGroup =
    mark !== -1 &&
    marks === last.repeat(marks.length) &&
    (marks.length > 1 || (last === ',' && /^[1-9]\d{0,2},\d{3}$/.test(trimmed)));
  const number = isGroup
    ? Number(trimmed.replace(/[.,]/g, ''))
    : Number(
        `${trimmed.slice(0, mark === -1 ? undefined : mark).replace(/[.,]/g, '') || '0'}.${mark === -1 ? '' : trimmed.slice(mark + 1)}0`,
      );
  return Number.isFinite(number) ? number : null;
}
