import type { oas31, ZodOpenApiContentObject, ZodOpenApiMediaTypeObject } from 'zod-openapi';
import { REPORT_FORMATS, type ReportFormat } from '../../reports/definition';
import { CONTENT_TYPES } from '../../reports/write-report';

const TEXT: ZodOpenApiMediaTypeObject = { schema: { type: 'string' } };
const ROWS: oas31.SchemaObject = {
  type: 'array',
  items: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } },
};

/** Rows as CSV. */
export const CSV_FILE: ZodOpenApiContentObject = { 'text/csv': TEXT };

/** Returns the media types of a report's formats, with schemas of their content. */
export function reportFileTypes(formats: readonly ReportFormat[]): ZodOpenApiContentObject {
  // Reports without JSON Lines are not tables: their JSON is an object as Copper sends it.
  const json: ZodOpenApiMediaTypeObject = { schema: formats.includes('jsonl') ? ROWS : { type: 'object' } };
  const contents: Record<ReportFormat, ZodOpenApiMediaTypeObject> = { csv: TEXT, json, jsonl: TEXT, zip: {} };
  return Object.fromEntries(formats.map((format) => [CONTENT_TYPES[format].split(';')[0] ?? '', contents[format]]));
}

/** Any file of a report; the response's own content type says which. */
export const ANY_FILE: ZodOpenApiContentObject = { ...reportFileTypes(REPORT_FORMATS), 'application/json': {} };
