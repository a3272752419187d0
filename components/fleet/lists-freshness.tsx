import { useFormats } from '@/lib/client/formats';
import type { ApiMeta } from '@/lib/contract/api-answer';

/** Shows the lists' age, next update and cost: 'As of 2:05 PM, next update 2:20 PM, 5 requests'. */
export function ListsFreshness({ meta, requests, zone }: { meta: ApiMeta; requests: number; zone: string }) {
  const formats = useFormats();
  const next = meta.notice?.retryAt ?? meta.freshUntil;
  return (
    <p className="text-sm text-quiet">
      As of <time dateTime={meta.asOf}>{formats.clock(meta.asOf, zone)}</time>, next update{' '}
      <time dateTime={next}>{formats.clock(next, zone)}</time>, {formats.counted(requests, 'request')}
    </p>
  );
}
