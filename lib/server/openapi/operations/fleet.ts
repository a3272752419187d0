import {
  fleetParams,
  fleetRowsParams,
  fleetThingParams,
  gridHistoryParams,
  meterReadingsParams,
} from '@/lib/contract/fleet';
import { answerOf } from '@/lib/contract/schemas/answer';
import { fleetOverviewSchema, fleetRowsSchema } from '@/lib/contract/schemas/fleet';
import {
  fleetCohortsSchema,
  fleetThingSchema,
  gridHistorySchema,
  meterReadingsSchema,
} from '@/lib/contract/schemas/fleet-things';
import { CSV_FILE } from './file-types';
import type { Operation } from './operation';

const common = { method: 'get', area: 'Fleet', scope: 'read' } as const;

/** What only an enterprise has. */
export const FLEET: readonly Operation[] = [
  {
    ...common,
    path: '/api/fleet/overview',
    summary: 'An enterprise in numbers, and what is the matter by cause',
    params: fleetParams,
    answers: [{ status: 200, about: 'The overview.', json: answerOf(fleetOverviewSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/worklist.csv',
    summary: 'The whole worklist as a file',
    params: fleetParams,
    answers: [{ status: 200, about: 'One row a cause.', files: CSV_FILE }],
  },
  {
    ...common,
    path: '/api/fleet/{list}',
    summary: 'A page of a table over the whole fleet',
    about:
      'list is premises, meters, gateways, health or grid. Each table knows its own filters; a filter may be given several times.',
    params: fleetRowsParams,
    answers: [
      { status: 200, about: 'Rows, how many match, and counts beside the filters.', json: answerOf(fleetRowsSchema) },
    ],
  },
  {
    ...common,
    path: '/api/fleet/{list}/rows.csv',
    summary: 'Exactly the rows that match, as a file',
    params: fleetRowsParams,
    answers: [{ status: 200, about: 'All matching rows with every column.', files: CSV_FILE }],
  },
  {
    ...common,
    path: '/api/fleet/{list}/{id}',
    summary: 'One premise, meter or gateway with its history',
    about: 'list is premises, meters or gateways.',
    params: fleetThingParams,
    answers: [{ status: 200, about: 'It, or the premise it is at.', json: answerOf(fleetThingSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/meters/{id}/readings',
    summary: 'What a meter’s register told',
    params: meterReadingsParams,
    answers: [{ status: 200, about: 'Readings, oldest first.', json: answerOf(meterReadingsSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/cohorts',
    summary: 'How steadily devices were heard, by type, model and firmware',
    params: fleetParams,
    answers: [{ status: 200, about: 'A week of them.', json: answerOf(fleetCohortsSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/grid/history',
    summary: 'Voltage and frequency of some gateways',
    about: 'Up to ten years of one, two of six, less with neighbours; thinned, with extremes kept.',
    params: gridHistoryParams,
    answers: [{ status: 200, about: 'What they measured.', json: answerOf(gridHistorySchema) }],
  },
  {
    ...common,
    path: '/api/fleet/grid/excursions.csv',
    summary: 'Times outside the limits, as a file',
    params: gridHistoryParams,
    answers: [{ status: 200, about: 'One row a time outside.', files: CSV_FILE }],
  },
];
