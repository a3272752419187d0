'use client';

import Link from 'next/link';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { Card, Section } from '@/components/ui/section';
import { withAccount } from '@/lib/client/account-param';
import { usagePath } from '@/lib/client/usage-link';
import type { Match } from '@/lib/contract/matches';
import { meterTypeOf } from '@/lib/domain/meter-types';

/** With more meters, link to the list of premises instead. */
const MAX_METERS = 20;

interface MeterCsvLinksProps {
  account: string;
  /** The first meters of the account. */
  meters: readonly Match[];
  count: number;
}

/** Links to the meters' pages, where each meter's CSV can be downloaded. */
export function MeterCsvLinks({ account, meters, count }: MeterCsvLinksProps) {
  const isOneHome = meters.every(({ premise }) => premise.id === meters[0]?.premise.id);
  return (
    <Section title="Usage of one meter" lead="Each meter’s page has ‘Download CSV’ for the rows shown there.">
      {count > MAX_METERS ? (
        <Link href={withAccount('/premises', account)} className="link inline-flex min-h-11 items-center">
          Choose a meter
        </Link>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {meters.map(({ id, type, premise }) => {
              const kind = meterTypeOf(type ?? '');
              return (
                <li key={id}>
                  <Link
                    href={usagePath(account, premise.id, { meter: id })}
                    className="flex min-h-11 items-center gap-2.5 px-4 py-1.5 text-ink no-underline hover:bg-sunken"
                  >
                    <CommoditySwatch color={kind.color} />
                    <span className="min-w-0 sm:flex sm:gap-2.5">
                      <span className="block">{kind.label}</span>
                      {isOneHome ? null : (
                        <span className="block text-sm text-quiet sm:text-base">{premise.name ?? premise.id}</span>
                      )}
                    </span>
                    <span className="ml-auto text-sm whitespace-nowrap text-quiet">{id}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </Card>
      )}
    </Section>
  );
}
