'use client';

import Link from 'next/link';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import type { FirmwareRollout, Reliability } from '@/lib/domain/fleet/firmware-rollouts';
import type { Formats } from '@/lib/domain/formats/formats';
import { calendarDayInZone } from '@/lib/domain/times';
import { hoursText, uptimeText } from '../cells/health-words';

/** Firmwares that gateways got, with how the same gateways did before and after; nothing where none got one. */
export function Rollouts({ account, rollouts }: { account: string; rollouts: readonly FirmwareRollout[] }) {
  const formats = useFormats();
  const zone = useViewerZone();
  if (rollouts.length === 0) return null;
  const dayOf = (at: string) => formats.monthDay(calendarDayInZone(at, zone));
  const columns: TableColumn<FirmwareRollout>[] = [
    {
      key: 'firmware',
      header: 'Firmware',
      cell: ({ firmware }) => (
        <Link
          href={`${withAccount('/fleet/health', account)}&firmware=${encodeURIComponent(firmware)}`}
          prefetch={false}
          className="link"
        >
          {firmware}
        </Link>
      ),
    },
    { key: 'gateways', header: 'Gateways', align: 'right', cell: ({ gateways }) => formats.count(gateways) },
    {
      key: 'when',
      header: 'Updated',
      cell: ({ first, last }) => {
        const [from, to] = [dayOf(first), dayOf(last)];
        return from === to ? from : `${from} – ${to}`;
      },
    },
    ...(['before', 'after'] as const).flatMap((side): TableColumn<FirmwareRollout>[] => [
      {
        key: `${side} failures`,
        header: `Failures ${side}`,
        align: 'right',
        cell: (rollout) => failuresText(rollout[side], formats),
      },
      {
        key: `${side} uptime`,
        header: `Uptime ${side}`,
        align: 'right',
        cell: ({ [side]: { uptime } }) => (uptime === null ? '–' : uptimeText(uptime, formats)),
      },
      {
        key: `${side} repair`,
        header: `MTTR ${side}`,
        align: 'right',
        cell: ({ [side]: { hoursToRepair: hours } }) => (hours === null ? '–' : hoursText(hours, formats)),
      },
    ]),
  ];
  return (
    <div className="lg:col-span-2">
      <Section
        title="Firmware before and after"
        lead="The gateways that got a firmware in the last 90 days: up to 30 days before each got it, and up to 30 days after. Failures are per 100 gateway-days."
      >
        <DataTable
          caption="Firmware before and after"
          rows={rollouts}
          rowKey={({ firmware }) => firmware}
          columns={columns}
        />
      </Section>
    </div>
  );
}

function failuresText({ gatewayDays, failures }: Reliability, formats: Formats): string {
  return gatewayDays === 0 ? '–' : formats.column((failures * 100) / gatewayDays, 1);
}
