import { z } from 'zod';
import { MATCHES_PAGE } from './page-sizes';
import { accountParam, pageParams, searchParam } from './params';
import { MATCH_LISTS, type matchesSchema } from './schemas/matches';

export const matchesParams = z.object({
  account: accountParam,
  list: z.enum(MATCH_LISTS, { error: `Give one of ${MATCH_LISTS.join(', ')}.` }),
  q: searchParam,
  limit: pageParams(MATCHES_PAGE).limit,
});
export type MatchesParams = z.infer<typeof matchesParams>;
/** What is searched. */
export type MatchList = MatchesParams['list'];

/** The best matches of a search, and how many there are. */
export type MatchesData = z.infer<typeof matchesSchema>;
/** A premise, meter or gateway, with its premise. */
export type Match = MatchesData['matches'][number];
