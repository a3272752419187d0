/** Identifies a token to users and to programs that scan for leaked secrets. */
export const TOKEN_PREFIX = 'copper_pat_';

/** What a token gives access to: reports and exports only, or everything that can be read. */
export const TOKEN_SCOPES = ['reports', 'read'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** The lifetimes in days that a user can choose for a token. */
export const TOKEN_DAYS = [30, 90, 365] as const;

/** Tokens that one user may have at a time. */
export const MAX_TOKENS = 50;

/** Longest name of a token, in characters. */
export const MAX_TOKEN_NAME_LENGTH = 60;
