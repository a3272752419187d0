import {
  fleetCohortsParams,
  fleetEntityParams,
  fleetParams,
  fleetRowsParams,
  gridHistoryParams,
  meterReadingsParams,
} from '@/lib/contract/fleet';
import { fleetViewBody, fleetViewsParams } from '@/lib/contract/fleet-views';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { fleetOverviewSchema, fleetRowsSchema } from '@/lib/contract/schemas/fleet';
import {
  fleetCohortsSchema,
  fleetEntitySchema,
  fleetTrendSchema,
  gridHistorySchema,
  meterReadingsSchema,
} from '@/lib/contract/schemas/fleet-entities';
import { fleetViewsSchema } from '@/lib/contract/schemas/fleet-views';
import {
  crewSheetSchema,
  workChangeResultSchema,
  workHistorySchema,
  worklistSchema,
} from '@/lib/contract/schemas/worklist';
import { workChangeBody, workHistoryParams, worklistParams, workSelectionParams } from '@/lib/contract/worklist';
import { CSV_FILE } from './file-types';
import type { Operation } from './operation';

const common = { method: 'get', tag: 'Fleet', scope: 'read' } as const;

/** Operations for enterprises only. */
export const FLEET_OPERATIONS: readonly Operation[] = [
  {
    ...common,
    path: '/api/fleet/overview',
    summary: 'Counts for an enterprise, and areas with a shared cause',
    params: fleetParams,
    responses: [{ status: 200, description: 'The overview.', json: answerSchema(fleetOverviewSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/worklist.csv',
    summary: 'The selected lines of the worklist as a file',
    params: workSelectionParams,
    responses: [{ status: 200, description: 'One row per cause.', files: CSV_FILE }],
  },
  {
    ...common,
    path: '/api/fleet/worklist',
    summary: 'Problems by cause, with what people did about them',
    description: 'A filter may be given several times. Lines that are done are left out unless status says otherwise.',
    params: worklistParams,
    responses: [
      {
        status: 200,
        description: 'Lines, the number of matches, and counts for the filters.',
        json: answerSchema(worklistSchema),
      },
    ],
  },
  {
    method: 'post',
    tag: 'Fleet',
    scope: 'none',
    path: '/api/fleet/worklist',
    summary: 'Changes the status, the assignee or the note of lines',
    description:
      'A line that someone else changed first stays as it is and is returned as a conflict. Of an enterprise, operators only.',
    body: workChangeBody,
    responses: [{ status: 200, description: 'What became of each line.', json: answerSchema(workChangeResultSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/worklist/{id}/history',
    summary: 'Who did what about a line of the worklist',
    params: workHistoryParams,
    responses: [{ status: 200, description: 'The history.', json: answerSchema(workHistorySchema) }],
  },
  {
    ...common,
    path: '/api/fleet/crew-sheet',
    summary: 'Where a crew goes for some lines of the worklist, by city and street',
    params: workSelectionParams,
    responses: [{ status: 200, description: 'At most 400 addresses.', json: answerSchema(crewSheetSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/crew-sheet.csv',
    summary: 'The same as a file, with local times',
    params: workSelectionParams,
    responses: [{ status: 200, description: 'One row per device.', files: CSV_FILE }],
  },
  {
    ...common,
    path: '/api/fleet/{list}',
    summary: 'One page of a fleet table',
    description:
      'list is premises, meters, gateways, health, grid or areas. Each table has its own filters; a filter may be given several times.',
    params: fleetRowsParams,
    responses: [
      {
        status: 200,
        description: 'Rows, the number of matches, and counts for the filters.',
        json: answerSchema(fleetRowsSchema),
      },
    ],
  },
  {
    ...common,
    path: '/api/fleet/{list}/rows.csv',
    summary: 'The matching rows of a fleet table as a file',
    params: fleetRowsParams,
    responses: [{ status: 200, description: 'All matching rows with every column.', files: CSV_FILE }],
  },
  {
    ...common,
    path: '/api/fleet/{list}/{id}',
    summary: 'One premise, meter or gateway with its history',
    description: 'list is premises, meters or gateways.',
    params: fleetEntityParams,
    responses: [
      {
        status: 200,
        description: 'The device or premise; for a device, also its premise.',
        json: answerSchema(fleetEntitySchema),
      },
    ],
  },
  {
    ...common,
    path: '/api/fleet/meters/{id}/readings',
    summary: 'Register readings of a meter',
    params: meterReadingsParams,
    responses: [{ status: 200, description: 'Readings, oldest first.', json: answerSchema(meterReadingsSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/views',
    summary: 'The views of a fleet’s page that the user has saved',
    params: fleetViewsParams,
    responses: [{ status: 200, description: 'By name.', json: answerSchema(fleetViewsSchema) }],
  },
  {
    method: 'put',
    tag: 'Fleet',
    scope: 'none',
    path: '/api/fleet/views',
    summary: 'Saves, renames or removes a view',
    body: fleetViewBody,
    responses: [{ status: 200, description: 'The views there are now.', json: answerSchema(fleetViewsSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/trend',
    summary: 'Devices down, offline and degraded on each day, for as long as that is stored',
    params: fleetParams,
    responses: [{ status: 200, description: 'At most 91 days.', json: answerSchema(fleetTrendSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/cohorts',
    summary: 'Device reliability by type, model and firmware',
    params: fleetCohortsParams,
    responses: [{ status: 200, description: 'One week.', json: answerSchema(fleetCohortsSchema) }],
  },
  {
    ...common,
    path: '/api/fleet/grid/history',
    summary: 'Voltage and frequency of some gateways',
    description: 'Up to ten years for one gateway, two for six, less with neighbors. Downsampled; extremes are kept.',
    params: gridHistoryParams,
    responses: [{ status: 200, description: 'The measurements.', json: answerSchema(gridHistorySchema) }],
  },
  {
    ...common,
    path: '/api/fleet/grid/excursions.csv',
    summary: 'Excursions outside the limits, as a file',
    params: gridHistoryParams,
    responses: [{ status: 200, description: 'One row per excursion.', files: CSV_FILE }],
  },
];
