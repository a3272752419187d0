import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/section';
import { withAccount } from '@/lib/client/account-param';
import type { FleetChange } from '@/lib/contract/fleet';
import { countText } from '@/lib/domain/numbers';

const NAMES = { premise: 'Premises', meter: 'Meters', gateway: 'Gateways' };
const PATHS = { premise: '/fleet/premises', meter: '/fleet/meters', gateway: '/fleet/gateways' };

/** Nobody has watched for so long. */
const UNKNOWN = <span className="text-quiet">not known yet</span>;

interface ListChangesProps {
  account: string;
  changes: readonly FleetChange[];
  zone: string;
}

/** What came to the lists and what went, since yesterday and in a week, as far as it was seen. */
export function RecentChanges({ account, changes, zone }: ListChangesProps) {
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
          {countText(count)}
        </Link>
      );
    },
  });
  const lost = (label: string, key: 'goneInDay' | 'goneInWeek'): TableColumn<FleetChange> => ({
    key,
    header: label,
    align: 'right',
    cell: (change) => (change[key] === null ? UNKNOWN : countText(change[key])),
  });
  const gone = changes.flatMap((change) => change.gone.map((one) => ({ ...one, list: change.list })));
  const since = changes.map((change) => change.since).find((at) => at !== null);
  return (
    <Section title="New and lost" aside={since ? <Age at={since} zone={zone} prefix="Watched since" /> : null}>
      <DataTable
        caption="New and lost by list"
        rows={changes}
        rowKey={({ list }) => list}
        columns={[
          { key: 'list', header: 'List', cell: ({ list }) => NAMES[list] },
          added('New in a day', 'addedInDay', 'day'),
          added('New in a week', 'addedInWeek', 'week'),
          lost('Lost in a day', 'goneInDay'),
          lost('Lost in a week', 'goneInWeek'),
        ]}
      />
      {gone.length > 0 ? (
        <Disclosure summary="What was lost">
          <ul>
            {gone.map(({ list, id, at }) => (
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
