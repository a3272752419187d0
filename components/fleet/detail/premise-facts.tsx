import Link from 'next/link';
import type { ReactNode } from 'react';
import { CopyId } from '@/components/ui/copy-id';
import { withAccount } from '@/lib/client/account-param';
import { addressLine } from '@/lib/domain/address';
import type { FleetPremise } from '@/lib/domain/fleet';
import { dateInZone } from '@/lib/domain/times';

/** Returns a premise's facts. */
export function premiseFacts(account: string, premise: FleetPremise): [string, ReactNode][] {
  const { id, address, timezone, createdAt, tags, emails } = premise;
  const known = emails.filter((email) => email !== null);
  return [
    ['Premise ID', <CopyId key="id" id={id} name="the premise’s ID" />],
    ['Address', addressLine(address) || null],
    ['County', address.county],
    ['Time zone', timezone],
    ['Premise created', createdAt && dateInZone(createdAt, timezone)],
    [
      'Tags',
      tags.length === 0
        ? 'None'
        : tags.map((tag) => (
            <Link
              key={tag}
              href={`${withAccount('/fleet/premises', account)}&tag=${encodeURIComponent(tag)}`}
              className="link mr-2"
            >
              {tag}
            </Link>
          )),
    ],
    ['Users', known.length === 0 ? 'None' : known.join(', ')],
  ];
}
