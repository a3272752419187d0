import { premiseParams, premisesParams } from '@/lib/contract/premises';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { liveSchema, premiseSchema, premisesSchema, seriesSchema } from '@/lib/contract/schemas/home';
import { seriesParams } from '@/lib/contract/series';
import type { Operation } from './operation';

const common = { method: 'get', tag: 'Homes and meters', scope: 'read' } as const;

/** Premises, their meters and series. */
export const HOME_OPERATIONS: readonly Operation[] = [
  {
    ...common,
    path: '/api/premises',
    summary: 'All premises with their meters',
    description: 'With what each meter does now and used today, where that is held.',
    params: premisesParams,
    responses: [{ status: 200, description: 'The premises.', json: answerSchema(premisesSchema) }],
  },
  {
    ...common,
    path: '/api/premises/{premiseId}',
    summary: 'One premise',
    params: premiseParams,
    responses: [{ status: 200, description: 'The premise.', json: answerSchema(premiseSchema) }],
  },
  {
    ...common,
    path: '/api/premises/{premiseId}/live',
    summary: 'What each meter of a premise does now',
    params: premiseParams,
    responses: [
      {
        status: 200,
        description: 'Rates with their units, and how fast they are renewed.',
        json: answerSchema(liveSchema),
      },
    ],
  },
  {
    ...common,
    path: '/api/meters/{meterId}/series',
    summary: 'Intervals of a meter on its premise’s calendar',
    description: 'At most ten years and 36,600 intervals.',
    params: seriesParams,
    responses: [
      { status: 200, description: 'The series; gaps are intervals with null.', json: answerSchema(seriesSchema) },
    ],
  },
];
