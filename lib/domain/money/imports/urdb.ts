/** A rate of the Utility Rate Database of OpenEI, as far as it is read. Schedules have 12 months of hours (or of finer steps). */
export interface UrdbRate {
  label?: string;
  name?: string;
  utility?: string;
  uri?: string;
  sector?: string;
  servicetype?: string;
  description?: string;
  /** Seconds since 1970. */
  startdate?: number;
  energyratestructure?: UrdbTier[][];
  energyweekdayschedule?: number[][];
  energyweekendschedule?: number[][];
  fueladjustmentsmonthly?: number[];
  demandratestructure?: UrdbTier[][];
  demandweekdayschedule?: number[][];
  demandweekendschedule?: number[][];
  flatdemandstructure?: UrdbTier[][];
  flatdemandmonths?: number[];
  flatdemandunit?: string;
  demandrateunit?: string;
  demandunits?: string;
  demandwindow?: number;
  fixedmonthlycharge?: number;
  fixedchargefirstmeter?: number;
  fixedchargeunits?: string;
  mincharge?: number;
  minchargeunits?: string;
  minmonthlycharge?: number;
  dgrules?: string;
  usenetmetering?: boolean;
}

export interface UrdbTier {
  rate?: number;
  adj?: number;
  max?: number;
  unit?: string;
  sell?: number;
}

/** A field that can't be taken over, and why. */
export interface ImportProblem {
  field: string;
  text: string;
}

/** A tariff made from a file, and what its user should know. */
export type ImportResult<T> = { tariff: T; warnings: string[] } | { problems: ImportProblem[] };
