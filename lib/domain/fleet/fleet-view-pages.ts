import { FLEET_TABLE_NAMES } from './tables';

/** The pages whose views can be saved: the worklist and the tables. */
export const FLEET_VIEW_PAGES = ['worklist', ...FLEET_TABLE_NAMES] as const;
export type FleetViewPage = (typeof FLEET_VIEW_PAGES)[number];

/** Longest name of a saved view, in characters. */
export const MAX_VIEW_NAME = 60;
