/** A form field of a report, generated from the schema of its parameters. */
export type ReportField = {
  /** Name of the parameter; a `range` has two, `start` and `end`. */
  name: string;
  label: string;
} & (
  | { kind: 'range' | 'month' | 'flag' }
  /** Empty means all. */
  | { kind: 'meter' | 'premise' | 'gateway' | 'text' }
  /** Limits the report to a part of the fleet; empty means all of it. */
  | { kind: 'part' }
  | { kind: 'choice'; options: { value: string; label: string }[]; initial: string }
);

/** A report with its form fields. */
export interface ReportFormSpec {
  name: string;
  title: string;
  formats: string[];
  fields: ReportField[];
  /** The parameter that selects a single device; without it only zip can hold the result. */
  oneOf: string | null;
}
