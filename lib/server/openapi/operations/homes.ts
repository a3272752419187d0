import { premiseParams, premisesParams } from '@/lib/contract/premises';
import { answerOf } from '@/lib/contract/schemas/answer';
import { liveSchema, premiseSchema, premisesSchema, seriesSchema } from '@/lib/contract/schemas/home';
import { seriesParams } from '@/lib/contract/series';
import type { Operation } from './operation';

const common = { method: 'get', area: 'Homes and meters', scope: 'read' } as const;

/** Premises, their meters and series. */
export const HOMES: readonly Operation[] = [
  {
    ...common,
    path: '/api/premises',
    summary: 'All premises with their meters',
    about: 'With what each meter does now and used today, where that is held.',
    params: premisesParams,
    answers: [{ status: 200, about: 'The premises.', json: answerOf(premisesSchema) }],
  },
  {
    ...common,
    path: '/api/premises/{premiseId}',
    summary: 'One premise',
    params: premiseParams,
    answers: [{ status: 200, about: 'The premise.', json: answerOf(premiseSchema) }],
  },
  {
    ...common,
    path: '/api/premises/{premiseId}/live',
    summary: 'What each meter of a premise does now',
    params: premiseParams,
    answers: [
      { status: 200, about: 'Rates with their units, and how fast they are renewed.', json: answerOf(liveSchema) },
    ],
  },
  {
    ...common,
    path: '/api/meters/{meterId}/series',
    summary: 'Intervals of a meter on its premise’s calendar',
    about: 'At most ten years and 36,600 intervals.',
    params: seriesParams,
    answers: [{ status: 200, about: 'The series; gaps are intervals with null.', json: answerOf(seriesSchema) }],
  },
];
