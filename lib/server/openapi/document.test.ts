import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { REPORTS } from '../reports/registry';
import { openApiDocument } from './document';

const document = openApiDocument('0.0.0');

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('has an address for each report, with its own parameters and formats', () => {
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

  it('names its schemas once and points to none that is not there', () => {
    const text = JSON.stringify(document);
    const pointers = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, pointer = '']) => pointer);
    const names = pointers.map((pointer) => pointer.replace('#/components/schemas/', ''));
    expect(names.filter((name) => !(name in document.components.schemas))).toEqual([]);
    expect(text).not.toContain('$defs');
  });
});
