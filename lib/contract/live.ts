import type { LiveReading } from '../domain/premise';

/** A live reading with the unit of its rate (`kW`, `gal/h`, …), null for a type nobody has a unit for. */
export interface LiveReadingView extends LiveReading {
  unit: string | null;
}

/** How fast live readings are renewed at present, and why, in a sentence. */
export interface Pace {
  seconds: number;
  reason: string;
}

export interface LiveData {
  premiseId: string;
  readings: LiveReadingView[];
  pace: Pace;
}
