import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';
import type { Viewer } from '@/lib/server/account';
import { viewerOrGuest } from './find-viewer';

/**
 * Returns the viewer of the page being rendered, who may be a guest; null when signed out. Looked up once per request.
 */
export const getViewerOrGuest = cache(async (): Promise<Viewer | null> => viewerOrGuest(await headers()));

/** Returns the signed-in viewer of the page being rendered; null for a guest and when signed out. */
export async function getViewer(): Promise<Viewer | null> {
  const viewer = await getViewerOrGuest();
  return viewer?.guest ? null : viewer;
}
