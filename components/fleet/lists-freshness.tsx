import type { ApiMeta } from '@/lib/contract/api-answer';
import { counted } from '@/lib/domain/numbers';
import { clockInZone } from '@/lib/domain/times';

/** Shows the lists' age, next update and cost: 'As of 14:05, next update 14:20, 5 requests'. */
export function ListsFreshness({ meta, requests, zone }: { meta: ApiMeta; requests: number; zone: string }) {
  const next = meta.notice?.retryAt ?? meta.freshUntil;
  return (
    <p className="text-sm text-quiet">
      As of <time dateTime={meta.asOf}>{clockInZone(meta.asOf, zone)}</time>, next update{' '}
      <time dateTime={next}>{clockInZone(next, zone)}</time>, {counted(requests, 'request')}
    </p>
  );
}
