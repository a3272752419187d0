/** A count that must be met. The bench fails when one is not. */
export interface Goal {
  what: string;
  expected: string;
  counted: number;
  met: boolean;
}

export function exactly(what: string, expected: number, counted: number): Goal {
  return { what, expected: `= ${expected}`, counted, met: counted === expected };
}

export function atLeast(what: string, least: number, counted: number): Goal {
  return { what, expected: `≥ ${least}`, counted, met: counted >= least };
}

export function atMost(what: string, most: number, counted: number): Goal {
  return { what, expected: `≤ ${most}`, counted, met: counted <= most };
}
