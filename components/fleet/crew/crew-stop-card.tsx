'use client';

import Link from 'next/link';
import { StateBadge } from '@/components/ui/state-badge';
import { useHydrated } from '@/components/ui/use-hydrated';
import { fleetPath } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import { mapLink } from '@/lib/client/map-link';
import type { CrewDevice, CrewStop, CrewTask } from '@/lib/domain/fleet/crew-sheet';

/** An address with what is to do there, and a box to tick. */
export function CrewStopCard({ account, stop }: { account: string; stop: CrewStop }) {
  const { premiseId, name, addressLines, tasks, timezone } = stop;
  const hydrated = useHydrated();
  const address = addressLines.join(', ');
  const title = address || name || premiseId;
  return (
    <li className="break-inside-avoid border-b border-line py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-medium">
          {address === '' ? (
            title
          ) : (
            <a
              href={mapLink(address, hydrated ? navigator.userAgent : '')}
              target="_blank"
              rel="noreferrer"
              className="link inline-flex min-h-11 items-center print:min-h-0"
            >
              {title}
            </a>
          )}
        </p>
        <Link
          href={fleetPath(account, 'premises', premiseId)}
          prefetch={false}
          className="link inline-flex min-h-11 items-center text-sm print:min-h-0"
        >
          {name ?? premiseId}
        </Link>
      </div>
      <ul className="space-y-2">
        {tasks.map((task) => (
          <CrewTaskItem key={task.id} task={task} place={title} zone={timezone} />
        ))}
      </ul>
    </li>
  );
}

function CrewTaskItem({ task, place, zone }: { task: CrewTask; place: string; zone: string }) {
  const formats = useFormats();
  const { what, todo, since, note, assignee, devices } = task;
  return (
    <li className="grid grid-cols-[2.75rem_minmax(0,1fr)]">
      <label className="flex size-11 items-start justify-center pt-1">
        <input type="checkbox" className="size-5 accent-accent" />
        <span className="sr-only">{`Done: ${what}, ${place}`}</span>
      </label>
      <div className="min-w-0">
        <p className="font-medium">{what}</p>
        <p>{todo}</p>
        <p className="text-sm text-quiet">
          {[since && `Since ${formats.moment(since, zone)}`, assignee && `Assigned to ${assignee}`]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {note ? <p className="text-sm">{`Note: ${note}`}</p> : null}
        <ul className="mt-1 text-sm">
          {devices.map((device) => (
            <li key={device.id} className="wrap-anywhere">
              <DeviceText device={device} zone={zone} />
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

function DeviceText({ device, zone }: { device: CrewDevice; zone: string }) {
  const formats = useFormats();
  const { label, id, state, model, firmware, heard } = device;
  const facts = [
    model,
    firmware && `firmware ${firmware}`,
    heard ? `last heard ${formats.moment(heard, zone)}` : 'never heard',
  ];
  return (
    <>
      {label} <span className="font-medium">{id}</span> <StateBadge state={state} />
      <span className="text-quiet">{` ${facts.filter(Boolean).join(', ')}`}</span>
    </>
  );
}
