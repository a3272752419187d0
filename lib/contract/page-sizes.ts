/** How many items an answer has by default, and at most. */
export interface PageSize {
  size: number;
  max: number;
}

/** Premises of an account. */
export const PREMISES_PAGE: PageSize = { size: 100, max: 500 };
/** Meters and gateways of a premise. */
export const METERS_PAGE: PageSize = { size: 100, max: 1000 };
/** Meters and gateways of a premise, each with its state history. */
export const DEVICES_PAGE: PageSize = { size: 24, max: 200 };
/** Premises, meters or gateways that match a search. */
export const MATCHES_PAGE: PageSize = { size: 8, max: 50 };
/** Reports that run, or ran, as jobs. */
export const EXPORTS_PAGE: PageSize = { size: 50, max: 200 };
/** Rows of a fleet table. */
export const FLEET_ROWS_PAGE: PageSize = { size: 100, max: 500 };
