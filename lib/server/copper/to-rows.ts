import { z } from 'zod';
import type { WireRow } from './row-table';
import { wireGridRows, wireRegister } from './wire-readings';
import { wireEnergy, wireUsage } from './wire-series';

/** A series from the cloud: its rows and the other fields of the answer, all as sent. */
export interface ParsedSeries {
  raw: { summary: WireRow; rows: WireRow[] };
}

const answerObject = z.looseObject({});
const answerRows = z.array(answerObject).nullable();

/** Parses an answer of `usage`. Throws for another shape, as the next ones do. */
export function parseUsageSeries(json: unknown): ParsedSeries {
  wireUsage.parse(json);
  return splitAnswer(json, 'results');
}

/** Parses an answer of `baseline-series` or `average-series`. */
export function parseEnergySeries(json: unknown): ParsedSeries {
  wireEnergy.parse(json);
  return splitAnswer(json, 'series');
}

/** Parses an answer of `readings`. */
export function parseRegisterRows(json: unknown): ParsedSeries {
  wireRegister.parse(json);
  return splitAnswer(json, 'results');
}

/** Parses an answer of `grid/readings`, a bare list. */
export function parseGridRows(json: unknown): ParsedSeries {
  wireGridRows.parse(json);
  return { raw: { summary: {}, rows: answerRows.parse(json) ?? [] } };
}

function splitAnswer(json: unknown, list: 'results' | 'series'): ParsedSeries {
  const { [list]: rows, ...summary } = answerObject.parse(json);
  return { raw: { summary, rows: answerRows.parse(rows) ?? [] } };
}
