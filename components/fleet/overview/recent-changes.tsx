import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/section';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import type { FleetChange } from '@/lib/contract/fleet';

const NAMES = { premise: 'Premises', meter: 'Meters', gateway: 'Gateways' };
const PATHS = { premise: '/fleet/premises', meter: '/fleet/meters', gateway: '/fleet/gateways' };

/** The lists have not been tracked for long enough. */
const UNKNOWN = <span className="text-quiet">unknown</span>;

interface RecentChangesProps {
  account: string;
  changes: readonly FleetChange[];
  zone: string;
}

/** Items that were added to and removed from the lists in a day and in a week. */
export function RecentChanges({ account, changes, zone }: RecentChangesProps) {
  const formats = useFormats();
  const added = (label: string, key: 'addedInDay' | 'addedInWeek', value: string): TableColumn<FleetChange> => ({
    key,
    header: label,
    align: 'right',
    cell: (change) => {
      const count = change[key];
      return count === null ? (
        UNKNOWN
      ) : (
        <Link href={`${withAccount(PATHS[change.list], account)}&added=${value}`} className="link">
          {formats.count(count)}
        </Link>
      );
    },
  });
  const removed = (label: string, key: 'goneInDay' | 'goneInWeek'): TableColumn<FleetChange> => ({
    key,
    header: label,
    align: 'right',
    cell: (change) => (change[key] === null ? UNKNOWN : formats.count(change[key])),
  });
  const removedItems = changes.flatMap((change) => change.gone.map((item) => ({ ...item, list: change.list })));
  const since = changes.map((change) => change.since).find((at) => at !== null);
  return (
    <Section title="New and removed" aside={since ? <Age at={since} zone={zone} prefix="Tracked since" /> : null}>
      <DataTable
        caption="New and removed items by list"
        rows={changes}
        rowKey={({ list }) => list}
        columns={[
          { key: 'list', header: 'List', cell: ({ list }) => NAMES[list] },
          added('New in a day', 'addedInDay', 'day'),
          added('New in a week', 'addedInWeek', 'week'),
          removed('Removed in a day', 'goneInDay'),
          removed('Removed in a week', 'goneInWeek'),
        ]}
      />
      {removedItems.length > 0 ? (
        <Disclosure summary="Removed items">
          <ul>
            {removedItems.map(({ list, id, at }) => (
              <li key={`${list} ${id}`}>
                {`${NAMES[list].slice(0, -1)} ${id} `}
                <span className="text-quiet">
                  <Age at={at} zone={zone} />
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Section>
  );
}
