import Link from 'next/link';
import { EmptyPanel } from '@/components/ui/query-state';
import { usagePath } from '@/lib/client/usage-link';
import type { Premise } from '@/lib/domain/premise';

interface MeterNotFoundProps {
  account: string;
  premise: Pick<Premise, 'id' | 'name'>;
  meterId: string;
}

/** Says that a premise does not have the meter of the address. */
export function MeterNotFound({ account, premise, meterId }: MeterNotFoundProps) {
  const noun = account === 'home' ? 'home' : 'premise';
  return (
    <EmptyPanel
      title="We couldn’t find this meter"
      action={
        <Link href={usagePath(account, premise.id)} className="link inline-flex min-h-11 items-center">
          Usage of {premise.name ?? `this ${noun}`}
        </Link>
      }
    >
      <p>{`${premise.name ?? `This ${noun}`} has no meter ${meterId}. It may have been replaced.`}</p>
    </EmptyPanel>
  );
}
