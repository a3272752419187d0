/**
 * Returns the email address in what a user typed or pasted: 'alex@example.com', 'Alex <alex@example.com>', or a
 * `mailto:` link. Null without one, or with several. The server decides whether it is valid.
 */
export function pastedEmail(text: string): string | null {
  const words = text
    .normalize('NFKC')
    .replace(/\bmailto:/i, '')
    .split(/[\s<>()[\],;:"]+/)
    .filter((word) => /^[^@]+@[^@]+$/.test(word));
  return words.length === 1 ? (words[0] ?? null) : null;
}
