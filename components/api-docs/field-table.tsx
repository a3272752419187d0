import type { JsonSchema } from '@/lib/contract/openapi';
import { SchemaText } from './schema-text';

/** One property or parameter. */
export interface SchemaField {
  name: string;
  schema: JsonSchema;
  required: boolean;
  about?: string;
}

/** A table of properties or parameters. Scrolls sideways in its own frame. */
export function FieldTable({ caption, facts }: { caption: string; facts: readonly SchemaField[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable frame must be reachable by keyboard
    <section className="overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-quiet">
          <tr>
            <th scope="col" className="py-1 pr-4 font-medium">
              Name
            </th>
            <th scope="col" className="py-1 pr-4 font-medium">
              Type
            </th>
            <th scope="col" className="py-1 font-medium">
              Description
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name, schema, required, about }) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-4 font-normal whitespace-nowrap">
                <code>{name}</code>
              </th>
              <td className="py-1.5 pr-4">
                <SchemaText schema={schema} />
              </td>
              <td className="min-w-48 py-1.5">{[about, presenceText(schema, required)].filter(Boolean).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function presenceText(schema: JsonSchema, required: boolean): string {
  if (schema.default !== undefined) return `Default: ${String(schema.default)}.`;
  return required ? '' : 'Optional.';
}
