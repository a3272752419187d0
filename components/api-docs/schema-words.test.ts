import { expect, it } from 'vitest';
import { schemaWords } from './schema-words';

const schemaTextOf = (schema: Parameters<typeof schemaWords>[0]) =>
  schemaWords(schema)
    .map(({ text, schemaName }) => (schemaName ? `<${text}>` : text))
    .join('');

it.each([
  [{ type: 'string' }, 'string'],
  [{ anyOf: [{ type: 'number' }, { type: 'null' }] }, 'number or null'],
  [{ enum: ['csv', 'zip'] }, 'csv, zip'],
  [{ const: 'meters' }, '"meters"'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Premise' } }, '<Premise>[]'],
  [
    { type: 'object', properties: { data: { $ref: '#/components/schemas/Series' }, n: { type: 'integer' } } },
    '{ data: <Series>, n: integer }',
  ],
  [{ type: 'object', additionalProperties: { type: 'integer' } }, 'by name: integer'],
  [{}, 'anything'],
])('%j: %s', (schema, text) => {
  expect(schemaTextOf(schema)).toBe(text);
});
