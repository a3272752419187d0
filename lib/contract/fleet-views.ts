import { z } from 'zod';
import { FLEET_VIEW_PAGES, MAX_VIEW_NAME } from '../domain/fleet/fleet-view-pages';
import { accountParam } from './params';
import type { fleetViewsSchema } from './schemas/fleet-views';

const page = z
  .enum(FLEET_VIEW_PAGES, { error: `Give one of ${FLEET_VIEW_PAGES.join(', ')}.` })
  .describe('worklist, or the name of a table.');
const viewName = z
  .string({ error: 'Give the view a name.' })
  .trim()
  .min(1, 'Give the view a name.')
  .max(MAX_VIEW_NAME, `Use ${MAX_VIEW_NAME} characters or less.`);

export const fleetViewsParams = z.object({ account: accountParam, page });
export type FleetViewsParams = z.infer<typeof fleetViewsParams>;

export const fleetViewBody = z.strictObject({
  account: accountParam,
  page,
  name: viewName,
  query: z
    .string()
    .max(4000, 'These filters are too many to save.')
    .nullable()
    .describe('Search, filters, order and columns, as in the page’s address; null removes the view.'),
  replaces: viewName.optional().describe('The name of a view that this one takes the place of: gives it another name.'),
});
export type FleetViewInput = z.infer<typeof fleetViewBody>;

export type FleetViewsData = z.infer<typeof fleetViewsSchema>;
export type SavedView = FleetViewsData['views'][number];
