import {
  fleetEntityParams,
  fleetParams,
  fleetRowsParams,
  gridHistoryParams,
  meterReadingsParams,
} from '@/lib/contract/fleet';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { fleetOverviewSchema, fleetRowsSchema } from '@/lib/contract/schemas/fleet';
import {
  fleetCohortsSchema,
  fleetEntitySchema,
  gridHistorySchema,
  meterReadingsSchema,
} from '@/lib/contract/schemas/fleet-entities';
import { CSV_FILE } from './file-types';
import type { Operation } from './operation';

const common = { method: 'get', tag: 'Fleet', scope: 'read' } as const;

/** What only an enterprise has. */
export const FLEET_OPERATIONS: readonly Operation[] = [
  {
    ...common,
    path: '/api/fleet/overview',
    summary: 'An enterprise in numbers, and what is the matter by cause',
    params: fleetParams,
    responses: [{ status: 200, description: 'The overview.', json: answerSchema(fleetOverviewSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/worklist.csv',
    summary: 'The whole worklist as a file',
    params: fleetParams,
    responses: [{ status: 200, description: 'One row a cause.', files: CSV_FILE }],
  },
  {
    ...common,
    path: '/api/fleet/{list}',
    summary: 'A page of a table over the whole fleet',
    description:
      'list is premises, meters, gateways, health or grid. Each table knows its own filters; a filter may be given several times.',
    params: fleetRowsParams,
    responses: [
      {
        status: 200,
        description: 'Rows, how many match, and counts beside the filters.',
        json: answerSchema(fleetRowsSchema),
      },
    ],
  },
  {
    ...common,
    path: '/api/fleet/{list}/rows.csv',
    summary: 'Exactly the rows that match, as a file',
    params: fleetRowsParams,
    responses: [{ status: 200, description: 'All matching rows with every column.', files: CSV_FILE }],
  },
  {
    ...common,
    path: '/api/fleet/{list}/{id}',
    summary: 'One premise, meter or gateway with its history',
    description: 'list is premises, meters or gateways.',
    params: fleetEntityParams,
    responses: [{ status: 200, description: 'It, or the premise it is at.', json: answerSchema(fleetEntitySchema) }],
  },
  {
    ...common,
    path: '/api/fleet/meters/{id}/readings',
    summary: 'What a meter’s register told',
    params: meterReadingsParams,
    responses: [{ status: 200, description: 'Readings, oldest first.', json: answerSchema(meterReadingsSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/cohorts',
    summary: 'How steadily devices were heard, by type, model and firmware',
    params: fleetParams,
    responses: [{ status: 200, description: 'A week of them.', json: answerSchema(fleetCohortsSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/grid/history',
    summary: 'Voltage and frequency of some gateways',
    description: 'Up to ten years of one, two of six, less with neighbours; thinned, with extremes kept.',
    params: gridHistoryParams,
    responses: [{ status: 200, description: 'What they measured.', json: answerSchema(gridHistorySchema) }],
  },
  {
    ...common,
    path: '/api/fleet/grid/excursions.csv',
    summary: 'Times outside the limits, as a file',
    params: gridHistoryParams,
    responses: [{ status: 200, description: 'One row a time outside.', files: CSV_FILE }],
  },
];
