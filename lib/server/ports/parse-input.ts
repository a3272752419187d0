import type { z } from 'zod';
import { AppError } from '@/lib/server/errors';

/** Returns the parsed `input`, or throws `bad_request` that names the first invalid parameter, without its value. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  // An unknown name is probably misspelled. Ignoring it would answer another question.
  const unknown = issue?.code === 'unrecognized_keys';
  const name = unknown ? issue.keys[0] : issue?.path[0];
  const field = name === undefined ? undefined : String(name);
  const reason = unknown ? `This parameter does not exist. ${knownNames(schema)}` : (issue?.message ?? '');
  throw new AppError('bad_request', {
    userMessage: `${field ? `The parameter "${field}"` : 'The request'} is not valid. ${reason}`.trim(),
    detail: `parameter ${field ?? '?'}: ${issue?.code ?? 'invalid'}`,
    field,
  });
}

function knownNames(schema: z.ZodType): string {
  const names = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  return names.length > 0 ? `Known parameters: ${names.join(', ')}.` : '';
}
