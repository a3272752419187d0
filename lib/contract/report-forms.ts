/** A field of a report's form, made from the schema of its parameters. */
export type ReportField = {
  /** The parameter; of a `range` there are two, `start` and `end`. */
  name: string;
  label: string;
} & (
  | { kind: 'range' | 'month' | 'flag' }
  /** Empty: all of them. */
  | { kind: 'meter' | 'premise' | 'gateway' | 'text' }
  | { kind: 'choice'; options: { value: string; label: string }[]; initial: string }
);

/** A report as a person chooses it and fills it in. */
export interface ReportFormSpec {
  name: string;
  title: string;
  formats: string[];
  fields: ReportField[];
  /** The parameter without which there are many things in it, which only a zip holds. */
  oneOf: string | null;
  /** Whether its cost can be told; else it is made of lists, a few requests. */
  hasCost: boolean;
}
