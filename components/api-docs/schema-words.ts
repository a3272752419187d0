import type { JsonSchema } from '@/lib/contract/openapi';

/** A piece of a schema's text; `schemaName` is the named schema to link to. */
export interface SchemaWord {
  text: string;
  schemaName?: string;
}

/** Returns a schema's text, such as 'Premise[] or null', in pieces, so that names can be links. Pure. */
export function schemaWords(schema: JsonSchema): SchemaWord[] {
  const { $ref, anyOf, items, type, properties, additionalProperties } = schema;
  if ($ref) return [{ text: $ref.split('/').at(-1) ?? $ref, schemaName: $ref.split('/').at(-1) }];
  if (anyOf) return withSeparators(anyOf.map(schemaWords), ' or ');
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }];
  if (schema.enum) return [{ text: schema.enum.join(', ') }];
  if (items) return [...schemaWords(items), { text: '[]' }];
  if (properties) {
    const fields = Object.entries(properties).map(([name, each]) => [{ text: `${name}: ` }, ...schemaWords(each)]);
    return [{ text: '{ ' }, ...withSeparators(fields, ', '), { text: ' }' }];
  }
  if (typeof additionalProperties === 'object') return [{ text: 'by name: ' }, ...schemaWords(additionalProperties)];
  return [{ text: [type ?? 'anything'].flat().join(' or ') }];
}

function withSeparators(parts: readonly SchemaWord[][], separator: string): SchemaWord[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [{ text: separator }, ...part]));
}
