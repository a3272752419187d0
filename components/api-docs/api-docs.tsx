import { PageTitle } from '@/components/ui/page-title';
import { Card, Section } from '@/components/ui/section';
import { OPENAPI_METHODS, type OpenApiDocument } from '@/lib/contract/openapi';
import { ownPath } from '@/lib/contract/own-path';
import { FieldTable } from './field-table';
import { OperationEntry } from './operation-entry';
import { SchemaText, schemaAnchor } from './schema-text';

/** The API reference, rendered from the OpenAPI document. */
export function ApiDocs({ document }: { document: OpenApiDocument }) {
  const { info, tags, paths, components } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    OPENAPI_METHODS.flatMap((method) => {
      const operation = methods[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
  return (
    <div className="space-y-6">
      <div>
        <PageTitle>API</PageTitle>
        <p className="max-w-prose whitespace-pre-line text-quiet">{info.description}</p>
        <p className="mt-2">
          <a href={ownPath('/api/openapi.json')} className="underline">
            Download as OpenAPI {document.openapi}
          </a>
        </p>
      </div>
      {tags.map(({ name, description }) => (
        <Section key={name} title={name} lead={description}>
          <Card>
            {operations
              .filter(({ operation }) => operation.tags.includes(name))
              .map((each) => (
                <OperationEntry key={each.operation.operationId} {...each} />
              ))}
          </Card>
        </Section>
      ))}
      <Section title="Response types">
        <Card>
          {Object.entries(components.schemas).map(([name, schema]) => (
            <details key={name} className="border-line px-4 not-first:border-t">
              <summary className="min-h-11 cursor-pointer py-2.5 font-medium marker:text-quiet">{name}</summary>
              {/* The id is inside the details element: following a link to it opens a closed one. */}
              <div id={schemaAnchor(name)} className="scroll-mt-28 pb-3">
                {schema.description ? <p className="text-sm text-quiet">{schema.description}</p> : null}
                {schema.properties ? (
                  <FieldTable
                    caption={`Properties of ${name}`}
                    facts={Object.entries(schema.properties).map(([property, { description, ...each }]) => ({
                      name: property,
                      schema: each,
                      required: schema.required?.includes(property) ?? false,
                      about: description,
                    }))}
                  />
                ) : (
                  <SchemaText schema={schema} />
                )}
              </div>
            </details>
          ))}
        </Card>
      </Section>
    </div>
  );
}
