import { z } from 'zod';
import type { ReportDefinition } from './definition';

/** A parameter of a report, as its schema describes it; command lines and documentation are made from it. */
export interface ReportParameter {
  name: string;
  /** The allowed values; null for any text. */
  values: readonly string[] | null;
  /** A flag: given, or not. */
  isFlag: boolean;
  required: boolean;
  /** The value if the parameter is not given; null if there is none. */
  defaultValue: string | null;
  /** One sentence for the user. */
  description: string;
}

/** Sorted, because a schema lists keys that look like numbers first. */
const FLAG_VALUES = ['0', '1', 'false', 'true'].join();

interface PropertySchema {
  enum?: string[];
  default?: string;
  description?: string;
}

/** Returns the parameters of a report in the order of its schema. */
export function reportParameters({ params }: Pick<ReportDefinition, 'params'>): ReportParameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(params, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { enum: values, default: defaultValue, description } = property as PropertySchema;
    const isFlag = values !== undefined && [...values].sort().join() === FLAG_VALUES;
    return {
      name,
      values: isFlag ? null : (values ?? null),
      isFlag,
      required: required.includes(name),
      defaultValue: isFlag ? null : (defaultValue ?? null),
      description: description ?? '',
    };
  });
}
