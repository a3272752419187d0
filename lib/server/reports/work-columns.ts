import type { CrewCity, CrewDevice, CrewStop, CrewTask } from '@/lib/domain/fleet/crew-sheet';
import type { WorkRow } from '@/lib/domain/fleet/work-row';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, text, time } from './writers/table';

/** Returns the worklist's columns: one row per cause, with times in the premise's zone. */
export function worklistColumns(): ReportColumn<WorkRow>[] {
  const write = zonedTimeWriter('offset');
  return [
    text('Kind', ({ kind }) => kind),
    text('What', ({ what }) => what),
    text('Where', ({ where }) => where),
    text('City', ({ city }) => city),
    text('Postal Code', ({ postalCode }) => postalCode),
    text('Premise ID', ({ premiseId }) => premiseId),
    time('Since', ({ timezone, since }) => write(timezone, since)),
    text('How Sure', ({ sure }) => sure),
    text('What To Do', ({ todo }) => todo),
    number('Premises', ({ premises }) => premises),
    text('Gateway IDs', ({ gatewayIds }) => gatewayIds.join(';')),
    text('Meter IDs', ({ meterIds }) => meterIds.join(';')),
    text('Severity', ({ severity }) => severity),
    text('Status', ({ status }) => status),
    text('Assigned To', ({ assignee }) => assignee),
    time('Waiting Until', ({ timezone, waitingUntil }) => write(timezone, waitingUntil)),
    text('Note', ({ note }) => note),
    text('Changed By', ({ updatedBy }) => updatedBy),
    time('Changed', ({ timezone, updatedAt }) => write(timezone, updatedAt || null)),
    text('Line ID', ({ id }) => id),
  ];
}

interface CrewRow {
  stop: CrewStop;
  task: CrewTask;
  /** Null for a task without devices. */
  device: CrewDevice | null;
}

/** Yields one row per device of a crew sheet, in the order of the sheet. */
export function* crewRows(cities: readonly CrewCity[]): Generator<CrewRow> {
  for (const stop of cities.flatMap(({ streets }) => streets.flatMap(({ stops }) => stops))) {
    for (const task of stop.tasks) {
      const devices = task.devices.length > 0 ? task.devices : [null];
      for (const device of devices) yield { stop, task, device };
    }
  }
}

/** Returns the columns of a crew sheet, with times in the premise's zone. */
export function crewColumns(): ReportColumn<CrewRow>[] {
  const write = zonedTimeWriter('local');
  return [
    text('City', ({ stop }) => stop.city),
    text('Street', ({ stop }) => stop.street),
    text('Address', ({ stop }) => stop.addressLines.join(', ')),
    text('Premise', ({ stop }) => stop.name),
    text('Premise ID', ({ stop }) => stop.premiseId),
    text('Problem', ({ task }) => task.what),
    time('Since', ({ stop, task }) => write(stop.timezone, task.since)),
    text('What To Do', ({ task }) => task.todo),
    text('Device', ({ device }) => device?.label),
    text('Device ID', ({ device }) => device?.id),
    text('State', ({ device }) => device?.state),
    text('Model', ({ device }) => device?.model),
    text('Firmware', ({ device }) => device?.firmware),
    time('Last Heard', ({ stop, device }) => write(stop.timezone, device?.heard)),
    text('Status', ({ task }) => task.status),
    text('Assigned To', ({ task }) => task.assignee),
    text('Note', ({ task }) => task.note),
  ];
}
