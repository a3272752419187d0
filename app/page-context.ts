import 'server-only';
import { cache } from 'react';
import type { Context } from '@/lib/server/ports/context';
import { getContext } from '@/lib/server/start/context';
import { shareReads } from '@/lib/server/start/share-reads';

/** Returns the context for the page being rendered: its parts and its title read an account's lists once. */
export const getPageContext = cache(async (): Promise<Context> => shareReads(await getContext()));
