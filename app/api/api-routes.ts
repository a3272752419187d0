import type { ApiRoutes } from '@/lib/server/http/serve-api';

/** Every address of our API with a GET. A test compares it with the folders. */
export const API_ROUTES: ApiRoutes = {
  '/api/backfill': () => import('./backfill/route'),
  '/api/budget': () => import('./budget/route'),
  '/api/exports': () => import('./exports/route'),
  '/api/exports/[id]': () => import('./exports/[id]/route'),
  '/api/exports/[id]/file': () => import('./exports/[id]/file/route'),
  '/api/fleet/[list]': () => import('./fleet/[list]/route'),
  '/api/fleet/[list]/[id]': () => import('./fleet/[list]/[id]/route'),
  '/api/fleet/[list]/rows.csv': () => import('./fleet/[list]/rows.csv/route'),
  '/api/fleet/cohorts': () => import('./fleet/cohorts/route'),
  '/api/fleet/grid/excursions.csv': () => import('./fleet/grid/excursions.csv/route'),
  '/api/fleet/grid/history': () => import('./fleet/grid/history/route'),
  '/api/fleet/meters/[id]/readings': () => import('./fleet/meters/[id]/readings/route'),
  '/api/fleet/overview': () => import('./fleet/overview/route'),
  '/api/fleet/worklist.csv': () => import('./fleet/worklist.csv/route'),
  '/api/health': () => import('./health/route'),
  '/api/meters/[meterId]/series': () => import('./meters/[meterId]/series/route'),
  '/api/openapi.json': () => import('./openapi.json/route'),
  '/api/premises': () => import('./premises/route'),
  '/api/premises/[premiseId]': () => import('./premises/[premiseId]/route'),
  '/api/premises/[premiseId]/live': () => import('./premises/[premiseId]/live/route'),
  '/api/reports/[file]': () => import('./reports/[file]/route'),
  '/api/reports/cost': () => import('./reports/cost/route'),
  '/api/session': () => import('./session/route'),
  '/api/tokens': () => import('./tokens/route'),
};
