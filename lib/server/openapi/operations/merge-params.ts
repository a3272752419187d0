import { z } from 'zod';
import type { ReportDefinition } from '../../reports/definition';

type Described = Pick<ReportDefinition, 'name' | 'params'>;

/** One spelling of a parameter, and the reports that have it so. */
interface Variant {
  schema: z.ZodType;
  description: string;
  names: string[];
}

/**
 * What any of several reports takes, to be read and not to check by: a parameter is required where it is in all of them,
 * and says whose it is where it is not the same in all.
 */
export function mergeParams(reports: readonly Described[]): z.ZodObject {
  const found = new Map<string, Map<string, Variant>>();
  for (const { name, params } of reports) {
    for (const [parameter, schema] of Object.entries(shapeOf(params))) {
      const variants = found.get(parameter) ?? new Map<string, Variant>();
      found.set(parameter, variants);
      const json = z.toJSONSchema(schema, { io: 'input' });
      const spelling = JSON.stringify(json);
      const variant = variants.get(spelling) ?? { schema, description: json.description ?? '', names: [] };
      variants.set(spelling, variant);
      variant.names.push(name);
    }
  }
  return z.object(
    Object.fromEntries([...found].map(([name, variants]) => [name, joined([...variants.values()], reports.length)])),
  );
}

function joined(variants: readonly Variant[], all: number): z.ZodType {
  const [first, second, ...rest] = variants.map(({ schema }) => schema);
  if (!first) return z.never();
  const either = second ? z.union([first, second, ...rest]) : first;
  const inAll = variants.reduce((sum, { names }) => sum + names.length, 0) === all;
  const words = variants.map(({ description, names }) =>
    names.length === all ? description : `${description} (${names.join(', ')})`,
  );
  return (inAll ? either : either.optional()).describe(words.join(' '));
}

function shapeOf(params: z.ZodType): Record<string, z.ZodType> {
  return params instanceof z.ZodObject ? (params.shape as Record<string, z.ZodType>) : {};
}
