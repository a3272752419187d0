/** By it people, and programs that look for leaked secrets, know what they have found. */
export const TOKEN_PREFIX = 'copper_pat_';

/** What a token opens: reports and exports alone, or everything that can be read. */
export const TOKEN_SCOPES = ['reports', 'read'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** For how many days a token may be made. */
export const TOKEN_DAYS = [30, 90, 365] as const;

/** Most tokens that one person may have at a time. */
export const MAX_TOKENS = 50;

/** Letters of a token's name, at most. */
export const MAX_TOKEN_NAME_LENGTH = 60;
