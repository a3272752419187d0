import { z } from 'zod';
import type { CrewDevice, CrewTask } from '../../domain/fleet/crew-sheet';
import { CAUSE_KINDS } from '../../domain/fleet/work-item';
import { WORK_STATUSES, type WorkRecord, type WorkRow } from '../../domain/fleet/work-row';
import { instant } from './answer';
import { facetCountSchema } from './fleet';
import { schemaOf } from './schema-of';

const nullableText = z.string().nullable();

const cause = {
  what: z.string(),
  since: instant.nullable(),
  sinceSource: z
    .enum(['changed', 'measured', 'heard', 'created'])
    .nullable()
    .describe('What since is: a change of state, a measurement, when it was last heard, or when it was created.'),
  todo: z.string(),
};
const record = {
  status: z.enum(WORK_STATUSES),
  assignee: nullableText,
  waitingUntil: instant.nullable(),
  note: nullableText.describe('The newest note.'),
  closedAt: instant.nullable().describe('When the cause was gone; null while it persists.'),
  updatedBy: nullableText,
  updatedAt: z.string().describe('A UTC instant; empty for a line that is not stored yet.'),
  version: z.int().describe('Counts the changes.'),
};

const workRowSchema = schemaOf<WorkRow>()(
  z
    .object({
      id: z.string().describe('Stays the same while the cause persists.'),
      kind: z.enum(CAUSE_KINDS),
      severity: z.enum(['high', 'medium', 'low']),
      premiseId: nullableText.describe('Null for an area.'),
      where: z.string(),
      city: nullableText,
      postalCode: nullableText,
      timezone: z.string(),
      sure: z.enum(['sure', 'likely', 'perhaps']),
      ...cause,
      gatewayIds: z.array(z.string()).describe('At most 60.'),
      meterIds: z.array(z.string()).describe('At most 60.'),
      premiseIds: z.array(z.string()).describe('At most 60.'),
      premises: z.int(),
      gateways: z.int().describe('Total number of gateways.'),
      meters: z.int().describe('Total number of meters.'),
      ...record,
    })
    .meta({ id: 'WorkLine', description: 'One problem, with every device and premise it affects, and its status.' }),
);

export const worklistSchema = z.object({
  rows: z.array(workRowSchema),
  offset: z.int(),
  matching: z.int().describe('Number of lines that match.'),
  total: z.int().describe('Number of lines.'),
  facets: z.record(z.string(), z.array(facetCountSchema)),
  voltageAsOf: instant.nullable().describe('When the voltages were fetched; null if they are not available.'),
  requests: z.int().describe('Requests that one refresh costs.'),
});

const workRecordSchema = schemaOf<WorkRecord>()(
  z.object({ id: z.string(), firstSeenAt: instant, ...record }).meta({ id: 'WorkStatus' }),
);
export const workChangeResultSchema = z.object({
  changed: z.array(workRecordSchema),
  conflicts: z.array(workRecordSchema).describe('Lines that someone else changed first, as they are now.'),
  missing: z.array(z.string()).describe('Ids that the worklist does not have.'),
});

export const workHistorySchema = z.object({
  events: z
    .array(
      z.object({
        at: instant,
        by: nullableText.describe('Null for the dashboard itself.'),
        what: z.enum(['changed', 'closed', 'reopened']),
        status: record.status,
        assignee: nullableText,
        waitingUntil: instant.nullable(),
        note: nullableText,
      }),
    )
    .describe('Newest first; at most 200.'),
});

const crewDeviceSchema = schemaOf<CrewDevice>()(
  z.object({
    id: z.string(),
    label: z.string(),
    state: nullableText,
    model: nullableText,
    firmware: nullableText,
    heard: instant.nullable(),
  }),
);
const { status, assignee, note, version } = record;
const crewTaskSchema = schemaOf<CrewTask>()(
  z.object({ id: z.string(), ...cause, status, assignee, note, version, devices: z.array(crewDeviceSchema) }),
);
const crewStopSchema = z
  .object({
    premiseId: z.string(),
    name: nullableText,
    addressLines: z.array(z.string()),
    city: nullableText,
    street: nullableText.describe('Without the house number.'),
    timezone: z.string(),
    tasks: z.array(crewTaskSchema),
  })
  .meta({ id: 'CrewStop' });
export const crewSheetSchema = z.object({
  cities: z.array(
    z.object({
      city: nullableText,
      streets: z.array(z.object({ street: nullableText, stops: z.array(crewStopSchema) })),
    }),
  ),
  stops: z.int(),
  lines: z.int(),
});
