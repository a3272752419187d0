import { z } from 'zod';
import type { ReportDefinition } from '../../reports/definition';

type Described = Pick<ReportDefinition, 'name' | 'params'>;

/** One definition of a parameter, and the reports that have it. */
interface Variant {
  schema: z.ZodType;
  description: string;
  reports: string[];
}

/**
 * Merges the parameters of several reports, for documentation only. A parameter is required if all reports require it.
 * Where reports differ, the description names the report.
 */
export function mergeParams(reports: readonly Described[]): z.ZodObject {
  const variantsByParam = new Map<string, Map<string, Variant>>();
  for (const { name, params } of reports) {
    for (const [param, schema] of Object.entries(paramSchemas(params))) {
      const variants = variantsByParam.get(param) ?? new Map<string, Variant>();
      variantsByParam.set(param, variants);
      const json = z.toJSONSchema(schema, { io: 'input' });
      const key = JSON.stringify(json);
      const variant = variants.get(key) ?? { schema, description: json.description ?? '', reports: [] };
      variants.set(key, variant);
      variant.reports.push(name);
    }
  }
  return z.object(
    Object.fromEntries(
      [...variantsByParam].map(([param, variants]) => [param, mergeVariants([...variants.values()], reports.length)]),
    ),
  );
}

function mergeVariants(variants: readonly Variant[], reportCount: number): z.ZodType {
  const [first, second, ...rest] = variants.map(({ schema }) => schema);
  if (!first) return z.never();
  const merged = second ? z.union([first, second, ...rest]) : first;
  const inAllReports = variants.reduce((sum, { reports }) => sum + reports.length, 0) === reportCount;
  const sentences = variants.map(({ description, reports }) =>
    reports.length === reportCount ? description : `${description} (${reports.join(', ')})`,
  );
  return (inAllReports ? merged : merged.optional()).describe(sentences.join(' '));
}

/** Returns the schemas of a report's parameters by name. */
export function paramSchemas(params: z.ZodType): Record<string, z.ZodType> {
  return params instanceof z.ZodObject ? (params.shape as Record<string, z.ZodType>) : {};
}
