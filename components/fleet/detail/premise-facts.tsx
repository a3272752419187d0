import Link from 'next/link';
import type { ReactNode } from 'react';
import { CopyId } from '@/components/ui/copy-id';
import { withAccount } from '@/lib/client/account-param';
import { addressLine } from '@/lib/domain/address';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { Formats } from '@/lib/domain/formats/formats';

/** Tags and users listed. */
const MAX_LISTED = 24;

/** Returns a premise's facts. */
export function premiseFacts(account: string, premise: FleetPremise, formats: Formats): [string, ReactNode][] {
  const { id, address, timezone, createdAt, tags, emails } = premise;
  const known = emails.filter((email) => email !== null);
  return [
    ['Premise ID', <CopyId key="id" id={id} name="the premise’s ID" />],
    ['Address', addressLine(address) || null],
    ['County', address.county],
    ['Time zone', timezone],
    ['Premise created', createdAt && formats.date(createdAt, timezone)],
    [
      'Tags',
      tags.length === 0
        ? 'None'
        : [
            ...tags.slice(0, MAX_LISTED).map((tag) => (
              <Link
                key={tag}
                href={`${withAccount('/fleet/premises', account)}&tag=${encodeURIComponent(tag)}`}
                className="link mr-2"
              >
                {tag}
              </Link>
            )),
            moreText(tags.length, formats),
          ],
    ],
    ['Users', known.length === 0 ? 'None' : [known.slice(0, MAX_LISTED).join(', '), moreText(known.length, formats)]],
  ];
}

/** Returns how many of `count` are not listed. */
function moreText(count: number, formats: Formats): string {
  return count <= MAX_LISTED ? '' : ` and ${formats.count(count - MAX_LISTED)} more`;
}
