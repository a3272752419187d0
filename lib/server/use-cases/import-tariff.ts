import type { z } from 'zod';
import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import { tariffSchema } from '@/lib/contract/schemas/tariff';
import { octopusSchema, urdbSchema } from '@/lib/contract/schemas/tariff-import';
import type { ImportedTariffData, ImportTariffInput } from '@/lib/contract/tariff-import';
import { csvPrices, listTariff, octopusPrices } from '@/lib/domain/money/imports/price-list';
import type { ImportProblem, ImportResult } from '@/lib/domain/money/imports/urdb';
import { urdbTariff } from '@/lib/domain/money/imports/urdb-tariff';
import type { Tariff } from '@/lib/domain/money/tariff';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';

/** More would not be read by anyone. */
const MAX_PROBLEMS = 20;

/** Returns the tariff that a file describes, without storing it, or what keeps it from being taken over. */
export async function importTariff(
  ctx: Context,
  viewer: Viewer,
  input: ImportTariffInput,
): Promise<ApiAnswer<ImportedTariffData>> {
  resolveAccount(viewer, input.account);
  const result = tariffOf(input);
  const data: ImportedTariffData =
    'tariff' in result
      ? { tariff: result.tariff, warnings: result.warnings, problems: [] }
      : { tariff: null, warnings: [], problems: result.problems.slice(0, MAX_PROBLEMS) };
  return currentAnswer(data, 1, ctx.clock());
}

function tariffOf({ format, text, currency }: ImportTariffInput): ImportResult<Tariff> {
  if (format === 'csv') {
    const read = csvPrices(text);
    const facts = { name: 'Imported prices', currency, source: 'csv', commodity: 'electricity' } as const;
    return 'problems' in read ? read : listTariff(read.prices, { ...facts, dailyCharge: null });
  }
  const json = parseJson(text);
  if (json === undefined) return { problems: [{ field: 'file', text: 'The file is not JSON.' }] };
  if (format === 'urdb') {
    const rate = firstRate(json);
    const parsed = urdbSchema.safeParse(rate);
    return parsed.success ? urdbTariff(parsed.data, parsed.data) : { problems: problemsOf(parsed.error) };
  }
  if (format === 'octopus') {
    const parsed = octopusSchema.safeParse(json);
    if (!parsed.success) return { problems: problemsOf(parsed.error) };
    const facts = { name: 'Octopus Energy', currency: 'GBP', source: 'octopus', commodity: 'electricity' } as const;
    return listTariff(octopusPrices(parsed.data.results), { ...facts, dailyCharge: null });
  }
  const parsed = tariffSchema.safeParse(json);
  return parsed.success ? { tariff: parsed.data, warnings: [] } : { problems: problemsOf(parsed.error) };
}

/** Some files have JSON in a JSON text. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return undefined;
  }
}

/** An answer of the database has rates in a list. */
function firstRate(json: unknown): unknown {
  const items = typeof json === 'object' && json !== null && 'items' in json ? json.items : null;
  return Array.isArray(items) ? items[0] : json;
}

function problemsOf({ issues }: z.ZodError): ImportProblem[] {
  return issues.map(({ path, message }) => {
    const field = path.join('.') || 'file';
    return { field, text: `${field}: ${message}` };
  });
}
