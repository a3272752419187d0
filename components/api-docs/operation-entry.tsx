import type { OpenApiMethod, OpenApiOperation } from '@/lib/contract/openapi';
import { FieldTable } from './field-table';
import { SchemaText } from './schema-text';

interface OperationEntryProps {
  method: OpenApiMethod;
  path: string;
  operation: OpenApiOperation;
}

/** One operation: a summary line that expands to its parameters, body and responses. */
export function OperationEntry({ method, path, operation }: OperationEntryProps) {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content['application/json']?.schema;
  return (
    <details id={operationId} className="border-line px-4 not-first:border-t">
      <summary className="min-h-11 cursor-pointer py-2.5 marker:text-quiet">
        <code className="font-medium break-words">
          {method.toUpperCase()} {path}
        </code>
        <span className="mt-0.5 block text-quiet sm:ml-3 sm:inline">{summary}</span>
      </summary>
      <div className="space-y-4 pb-4">
        <p className="text-sm text-quiet">
          {description ? `${description} ` : null}
          {accessText(operation)}
        </p>
        {parameters.length > 0 ? (
          <FieldTable
            caption={`Parameters of ${method.toUpperCase()} ${path}`}
            facts={parameters.map(({ name, schema, required = false, description: about }) => ({
              name,
              schema,
              required,
              about,
            }))}
          />
        ) : null}
        {body ? (
          <p className="text-sm">
            <span className="text-quiet">JSON body: </span>
            <SchemaText schema={body} />
          </p>
        ) : null}
        <dl className="space-y-1 text-sm">
          {Object.entries(responses)
            .filter(([status]) => status !== 'default')
            .map(([status, { description: about, content = {} }]) => (
              <div key={status} className="flex flex-wrap gap-x-3">
                <dt className="font-medium">{status}</dt>
                <dd className="min-w-0">
                  {about}{' '}
                  {Object.entries(content).map(([type, { schema }]) => (
                    <span key={type} className="block">
                      <span className="text-quiet">{type}</span> {schema ? <SchemaText schema={schema} /> : null}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
        </dl>
      </div>
    </details>
  );
}

function accessText({ security }: OpenApiOperation): string {
  if (security.length === 0) return 'No sign-in required.';
  const scopes = security.flatMap(({ accessToken }) => accessToken ?? []);
  if (scopes.length === 0) return 'For this site’s own pages; access tokens are not accepted.';
  return `Accepts an access token with scope ${scopes.join(' or ')}.`;
}
