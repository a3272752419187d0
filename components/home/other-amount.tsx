import { useFormats } from '@/lib/client/formats';
import { useUnits } from '@/lib/client/units';
import type { HomeOverview } from '@/lib/contract/home-overview';
import { costToday, shownAmounts } from './shown-amounts';

/** Beside today's amount what it costs, or beside its cost the amount; nothing without a price. */
export function OtherAmount({ meter, isMoney }: { meter: HomeOverview['meters'][number]; isMoney: boolean }) {
  const formats = useFormats();
  const units = useUnits();
  const { usedToday } = meter;
  const amount = usedToday === null ? null : shownAmounts(meter, false, units, formats).text(usedToday);
  const other = isMoney ? amount : costToday(meter, formats);
  return other === null ? null : (
    <span translate="no" className="text-quiet">
      {other}
    </span>
  );
}
