import type { z } from 'zod';
import { AppError } from '@/lib/server/errors';

/** Checks `input`, or throws `bad_request` naming the first parameter at fault. Values are not repeated. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  // A name that nobody knows is most likely one misspelt: answering without it would answer something else.
  const unknown = issue?.code === 'unrecognized_keys';
  const at = unknown ? issue.keys[0] : issue?.path[0];
  const field = at === undefined ? undefined : String(at);
  const why = unknown ? `There is no such parameter here. ${knownNames(schema)}` : (issue?.message ?? '');
  throw new AppError('bad_request', {
    userMessage: `${field ? `The parameter "${field}"` : 'The request'} can’t be used. ${why}`.trim(),
    detail: `parameter ${field ?? '?'}: ${issue?.code ?? 'invalid'}`,
    field,
  });
}

function knownNames(schema: z.ZodType): string {
  const names = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  return names.length > 0 ? `There are ${names.join(', ')}.` : '';
}
