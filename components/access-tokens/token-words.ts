import { TOKEN_DAYS, type TokenScope } from '@/lib/domain/access-tokens';

/** Label and description of each scope. */
export const SCOPE_WORDS: Record<TokenScope, { label: string; description: string }> = {
  reports: { label: 'Reports', description: 'Downloads reports and exports, nothing else.' },
  read: { label: 'Read', description: 'Reads everything you can see here. Cannot change anything.' },
};

/** Lifetimes of a new token. */
export const DAYS_OPTIONS = TOKEN_DAYS.map((days) => ({
  value: String(days),
  label: days === 365 ? '1 year' : `${days} days`,
}));
