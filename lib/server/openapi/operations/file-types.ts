import type { JsonSchema } from '@/lib/contract/openapi';
import { REPORT_FORMATS, type ReportFormat } from '../../reports/definition';
import { CONTENT_TYPES } from '../../reports/write-report';
import type { FileTypes } from './operation';

const TEXT: JsonSchema = { type: 'string' };
const ROWS: JsonSchema = {
  type: 'array',
  items: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } },
};

/** Rows as CSV. */
export const CSV_FILE: FileTypes = { 'text/csv': TEXT };

/** Media types of a report's formats with what is in them. */
export function reportFileTypes(formats: readonly ReportFormat[]): FileTypes {
  // A table comes as lines, too; what does not is an object of the cloud's.
  const json = formats.includes('jsonl') ? ROWS : { type: 'object' };
  const schemas: Record<ReportFormat, JsonSchema | null> = { csv: TEXT, json, jsonl: TEXT, zip: null };
  return Object.fromEntries(formats.map((format) => [CONTENT_TYPES[format].split(';')[0] ?? '', schemas[format]]));
}

/** Any file of a report: which, tells its own answer. */
export const ANY_FILE: FileTypes = { ...reportFileTypes(REPORT_FORMATS), 'application/json': null };
