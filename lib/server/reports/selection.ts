import type { SelectionParams } from '@/lib/contract/reports';
import { padPostalCode } from '@/lib/domain/address';
import type { Answer } from '@/lib/domain/answer';
import { type PremiseSelection, selectPremises, unknownChoices } from '@/lib/domain/fleet/premise-selection';
import type { Premise } from '@/lib/domain/premise';
import { AppError } from '../errors';
import { idsOfFilter } from '../lookup/filter-of-page';
import type { ReportDefinition, ReportParams, ReportRun } from './definition';

type Selecting = ReportParams & SelectionParams;

const WORDS = { tag: 'tag', city: 'city', postal: 'postal code', type: 'meter type' };

/** True when a report is about a part of the fleet. */
export function hasSelection({ tag, city, postal, type, q, filter }: SelectionParams): boolean {
  return [tag, city, postal, type, q, filter].some((value) => value !== undefined);
}

/**
 * Returns the selected part of a fleet. Throws `bad_request` for a value that no premise has, because an empty report
 * would hide a spelling mistake.
 */
export function selectedPart<P extends Premise>(premises: readonly P[], selection: PremiseSelection): P[] {
  const [unknown] = unknownChoices(premises, selection);
  if (unknown) {
    throw new AppError('bad_request', {
      userMessage: `No premise has the ${WORDS[unknown.list]} “${unknown.value}”.`,
      detail: 'a selection names a value that no premise has',
      field: unknown.list,
    });
  }
  return selectPremises(premises, selection);
}

/** Returns which part of the fleet a report's parameters name. */
export async function selectionOf(
  { ctx, account }: Pick<ReportRun, 'ctx' | 'account'>,
  { tag, city, postal, type, q = '', filter }: SelectionParams,
): Promise<PremiseSelection> {
  return {
    tags: valuesOf(tag),
    cities: valuesOf(city),
    postalCodes: valuesOf(postal).map((code) => padPostalCode(code) ?? code),
    types: valuesOf(type),
    q,
    ids: filter === undefined ? null : await idsOfFilter(ctx, account, filter),
  };
}

/**
 * Returns a report that sees only the selected part of the fleet. `wholePremises`: with all devices of each premise,
 * because the report is about several of them together.
 */
export function overSelection<Params extends Selecting>(
  definition: ReportDefinition<Params>,
  wholePremises = false,
): ReportDefinition<Params> {
  const { series, parts } = definition;
  return {
    ...definition,
    ...(series && { series: async (run, params) => series((await narrowed(run, params, wholePremises)).run, params) }),
    ...(parts && { parts: async (run, params) => parts((await narrowed(run, params, wholePremises)).run, params) }),
    async prepare(given, params) {
      const { run, etagInputs } = await narrowed(given, params, wholePremises);
      const prepared = await definition.prepare(run, params);
      return { ...prepared, etagInputs: [...prepared.etagInputs, ...etagInputs] };
    },
  };
}

async function narrowed<Run extends Pick<ReportRun, 'ctx' | 'account'>>(
  run: Run,
  params: Selecting,
  wholePremises: boolean,
): Promise<{ run: Run; etagInputs: unknown[] }> {
  if (!hasSelection(params)) return { run, etagInputs: [] };
  const { archive } = run.ctx;
  const selection = await selectionOf(run, params);
  const part = <P extends Premise, A extends Answer<P[]>>(answer: A): A => {
    const selected = selectedPart<P>(answer.data, selection);
    if (!wholePremises) return { ...answer, data: selected };
    const ids = new Set(selected.map(({ id }) => id));
    return { ...answer, data: answer.data.filter(({ id }) => ids.has(id)) };
  };
  const ctx = {
    ...run.ctx,
    archive: {
      ...archive,
      premises: async (...of: Parameters<typeof archive.premises>) => part(await archive.premises(...of)),
      fleet: async (...of: Parameters<typeof archive.fleet>) => part(await archive.fleet(...of)),
    },
  };
  // Which rows a page shows changes with more than the lists.
  const { ids } = selection;
  const etagInputs = ids ? [ids.premises, ids.meters, ids.gateways].map((each) => each && [...each]) : [];
  return { run: { ...run, ctx }, etagInputs };
}

/** Several values are separated by semicolons. */
function valuesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
