import { z } from 'zod';
import type { ReportDefinition } from './definition';

/** A parameter of a report as its schema tells it: what command lines and documentation are made from. */
export interface ReportParameter {
  name: string;
  /** What may be given, where it is one of a few; null for any text. */
  values: readonly string[] | null;
  /** A switch: given, or not. */
  isFlag: boolean;
  required: boolean;
  /** What holds where nothing is given; null where nothing does. */
  defaultValue: string | null;
  /** One sentence for a person. */
  description: string;
}

/** In whatever order: keys that look like numbers come first out of a schema. */
const FLAG_VALUES = ['0', '1', 'false', 'true'].join();

interface PropertySchema {
  enum?: string[];
  default?: string;
  description?: string;
}

/** The parameters of a report in the order of its schema. */
export function reportParameters({ params }: Pick<ReportDefinition, 'params'>): ReportParameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(params, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { enum: values, default: fallback, description } = property as PropertySchema;
    const isFlag = values !== undefined && [...values].sort().join() === FLAG_VALUES;
    return {
      name,
      values: isFlag ? null : (values ?? null),
      isFlag,
      required: required.includes(name),
      defaultValue: isFlag ? null : (fallback ?? null),
      description: description ?? '',
    };
  });
}
