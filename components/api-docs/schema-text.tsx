import type { JsonSchema } from '@/lib/contract/openapi';
import { schemaWords } from './schema-words';

/** Where a named schema stands on the page. */
export const schemaAnchor = (name: string) => `schema-${name}`;

/** What a schema is, in words that lead to the named ones. */
export function SchemaText({ schema }: { schema: JsonSchema }) {
  return (
    <code className="text-sm break-words">
      {schemaWords(schema).map(({ text, names }, at) =>
        names ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
          <a key={at} href={`#${schemaAnchor(names)}`} className="underline">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </code>
  );
}
