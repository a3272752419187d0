/** A run of digits, which may be split once or more by single spaces or hyphens, as in '921 577'. */
const DIGIT_RUN = /\d(?:[\s-]?\d)*/g;

/**
 * Returns the six digits of an emailed code in what a user typed or pasted: '921 577', or the email's whole sentence.
 * Null when there are none, or several different ones.
 */
export function emailedCode(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-');
  // Digits that stand together come first: next to a code there may be a time or an amount.
  const together = unique(plain.match(/(?<!\d)\d{6}(?!\d)/g) ?? []);
  if (together.length > 0) return together.length === 1 ? (together[0] ?? null) : null;
  const split = unique((plain.match(DIGIT_RUN) ?? []).map((run) => run.replace(/\D/g, '')).filter(isSixLong));
  return split.length === 1 ? (split[0] ?? null) : null;
}

function isSixLong(digits: string): boolean {
  return digits.length === 6;
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)];
}
