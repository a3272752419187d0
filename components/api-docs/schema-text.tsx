import type { JsonSchema } from '@/lib/contract/openapi';
import { schemaWords } from './schema-words';

/** Returns the id of a named schema's section on the page. */
export const schemaAnchor = (name: string) => `schema-${name}`;

/** A schema as text, with links to named schemas. */
export function SchemaText({ schema }: { schema: JsonSchema }) {
  return (
    <code className="text-sm break-words">
      {schemaWords(schema).map(({ text, schemaName }, index) =>
        schemaName ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
          <a key={index} href={`#${schemaAnchor(schemaName)}`} className="underline">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </code>
  );
}
