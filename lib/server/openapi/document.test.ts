import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { REPORTS } from '../reports/registry';
import { openApiDocument } from './document';

const document = openApiDocument('0.0.0');

describe('openApiDocument', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('has a path for each report, with its own parameters and formats', () => {
    for (const report of REPORTS) {
      const { parameters = [] } = document.paths[`/api/reports/${report.name}.{format}`]?.get ?? {};
      const shape = 'shape' in report.params ? Object.keys(report.params.shape as object) : [];
      expect(parameters.map(({ name }) => name)).toEqual(['format', ...shape]);
      expect(parameters[0]?.schema.enum).toEqual(report.formats);
      expect(
        parameters.every(({ description }) => description),
        report.name,
      ).toBe(true);
    }
  });

  it('merges the parameters of all reports for the cost estimate, and names the reports that differ', () => {
    const { parameters = [] } = document.paths['/api/reports/cost']?.get ?? {};
    const names = REPORTS.flatMap(({ params }) => ('shape' in params ? Object.keys(params.shape as object) : []));
    expect(new Set(parameters.map(({ name }) => name))).toEqual(new Set([...names, 'report', 'format']));
    expect(parameters.every(({ description }) => description && !description.includes('undefined'))).toBe(true);
    const parameter = (name: string) => parameters.find((each) => each.name === name);
    expect(parameter('report')).toMatchObject({ required: true, schema: { enum: REPORTS.map(({ name }) => name) } });
    expect(parameter('month')?.required ?? false).toBe(false);
    expect(parameter('month')?.description).toMatch(/\(monthly\)$/);
    expect(parameter('granularity')?.schema.anyOf).toHaveLength(3);
    expect(parameter('account')?.description).not.toContain('(');
  });

  it('describes the content and headers of files', () => {
    const get = (path: string) => document.paths[path]?.get?.responses ?? {};
    const { content, headers } = get('/api/reports/usage.{format}')['200'] ?? {};
    expect(content).toEqual({
      'text/csv': { schema: { type: 'string' } },
      'application/json': { schema: expect.objectContaining({ type: 'array' }) },
      'application/x-ndjson': { schema: { type: 'string' } },
      'application/zip': {},
    });
    expect(Object.keys(headers ?? {})).toEqual(['ETag', 'X-Data-As-Of', 'X-Data-Source', 'X-Data-Complete']);
    expect(get('/api/reports/account.{format}')['200']?.content?.['application/json']).toEqual({
      schema: { type: 'object' },
    });
    expect(Object.keys(get('/api/exports/{id}/file')['206']?.content ?? {})).toEqual(Object.keys(content ?? {}));
  });

  it('resolves every schema reference', () => {
    const text = JSON.stringify(document);
    const pointers = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, pointer = '']) => pointer);
    const names = pointers.map((pointer) => pointer.replace('#/components/schemas/', ''));
    expect(names.filter((name) => !(name in document.components.schemas))).toEqual([]);
    expect(text).not.toContain('$defs');
  });
});
