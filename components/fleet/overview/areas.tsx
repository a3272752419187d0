import Link from 'next/link';
import { withAccount } from '@/lib/client/account-param';
import { useFormats } from '@/lib/client/formats';
import type { FleetOverviewData } from '@/lib/contract/fleet';
import { TROUBLE } from './overview-sentence';

/** Areas shown; the worklist has all. */
const MAX_SHOWN = 8;

interface AreasProps {
  account: string;
  data: FleetOverviewData;
  zone: string;
  now: number;
}

/**
 * The areas with a shared cause; each links to exactly its gateways. Not a single one, which the sentence above names,
 * and not on a phone: the worklist below has them.
 */
export function Areas({ account, data, zone, now }: AreasProps) {
  const formats = useFormats();
  const shown = data.areas.slice(0, MAX_SHOWN);
  if (shown.length < 2) return null;
  const path = (id: string) => `${withAccount('/fleet/gateways', account)}&line=${encodeURIComponent(id)}`;
  return (
    <ul aria-label="Areas" className="mt-2 hidden flex-wrap gap-x-5 text-sm sm:flex">
      {shown.map(({ id, kind, where, gateways, gatewaysThere, since }) => (
        <li key={id}>
          <Link href={path(id)} prefetch={false} className="link inline-flex min-h-9 items-center">
            {where}
          </Link>
          <span className="text-quiet">
            {` ${formats.count(gateways)} of ${formats.count(gatewaysThere)} ${TROUBLE[kind]}`}
            {since ? ` since ${formats.clockOrMoment(since, now, zone)}` : ''}
          </span>
        </li>
      ))}
      {data.areaCount > shown.length ? (
        <li className="flex min-h-9 items-center text-quiet">{`and ${formats.count(data.areaCount - shown.length)} more in the worklist`}</li>
      ) : null}
    </ul>
  );
}
