import type { JsonSchema } from '@/lib/contract/openapi';

/** A piece of what a schema is, in words; `names` is the named schema that it leads to. */
export interface SchemaWord {
  text: string;
  names?: string;
}

/** 'Premise[] or null' as pieces, so that names can be links. Pure. */
export function schemaWords(schema: JsonSchema): SchemaWord[] {
  const { $ref, anyOf, items, type, properties, additionalProperties } = schema;
  if ($ref) return [{ text: $ref.split('/').at(-1) ?? $ref, names: $ref.split('/').at(-1) }];
  if (anyOf) return joined(anyOf.map(schemaWords), ' or ');
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }];
  if (schema.enum) return [{ text: schema.enum.join(', ') }];
  if (items) return [...schemaWords(items), { text: '[]' }];
  if (properties) {
    const fields = Object.entries(properties).map(([name, each]) => [{ text: `${name}: ` }, ...schemaWords(each)]);
    return [{ text: '{ ' }, ...joined(fields, ', '), { text: ' }' }];
  }
  if (typeof additionalProperties === 'object') return [{ text: 'by name: ' }, ...schemaWords(additionalProperties)];
  return [{ text: [type ?? 'anything'].flat().join(' or ') }];
}

function joined(parts: readonly SchemaWord[][], between: string): SchemaWord[] {
  return parts.flatMap((part, at) => (at === 0 ? part : [{ text: between }, ...part]));
}
