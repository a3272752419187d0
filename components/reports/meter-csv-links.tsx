'use client';

import Link from 'next/link';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { Card, Section } from '@/components/ui/section';
import { withAccount } from '@/lib/client/account-param';
import type { PremiseSummary } from '@/lib/contract/premises';
import { meterTypeOf } from '@/lib/domain/meter-types';

/** With more meters, link to the list of premises instead. */
const MAX_METERS = 20;

/** Links to the meters' pages, where each meter's CSV can be downloaded. */
export function MeterCsvLinks({ account, premises }: { account: string; premises: readonly PremiseSummary[] }) {
  const meters = premises.flatMap((premise) => premise.meters.map((meter) => ({ premise, meter })));
  return (
    <Section title="Usage of one meter" lead="Each meter’s page has ‘Download CSV’ for the rows shown there.">
      {meters.length === 0 || meters.length > MAX_METERS ? (
        <Link href={withAccount('/premises', account)} className="link inline-flex min-h-11 items-center">
          Choose a meter
        </Link>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {meters.map(({ premise, meter }) => {
              const kind = meterTypeOf(meter.type);
              const path = `/premises/${encodeURIComponent(premise.id)}/meters/${encodeURIComponent(meter.id)}`;
              return (
                <li key={meter.id}>
                  <Link
                    href={withAccount(path, account)}
                    className="flex min-h-11 items-center gap-2.5 px-4 py-1.5 text-ink no-underline hover:bg-sunken"
                  >
                    <CommoditySwatch commodity={kind.commodity} />
                    <span className="min-w-0 sm:flex sm:gap-2.5">
                      <span className="block">{kind.label}</span>
                      {premises.length > 1 ? (
                        <span className="block text-sm text-quiet sm:text-base">{premise.name ?? premise.id}</span>
                      ) : null}
                    </span>
                    <span className="ml-auto text-sm whitespace-nowrap text-quiet">{meter.id}</span>
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
