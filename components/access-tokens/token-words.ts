import { TOKEN_DAYS, type TokenScope } from '@/lib/domain/access-tokens';

/** What each scope opens, for people. */
export const SCOPE_WORDS: Record<TokenScope, { label: string; says: string }> = {
  reports: { label: 'Reports', says: 'Downloads reports and exports, nothing else.' },
  read: { label: 'Read', says: 'Reads everything you can see here. It changes nothing.' },
};

/** For how long a token may be made. */
export const DAYS_OPTIONS = TOKEN_DAYS.map((days) => ({
  value: String(days),
  label: days === 365 ? 'A year' : `${days} days`,
}));
