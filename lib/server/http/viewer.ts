import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';
import type { Viewer } from '@/lib/server/account';
import { signedInViewer } from './find-viewer';

/** Returns the viewer of the page being rendered, or null when signed out. Looked up once per request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  return signedInViewer(await headers());
});
