'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyPanel } from '@/components/ui/query-state';
import { SearchBox } from '@/components/ui/search-box';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { withAccount } from '@/lib/client/account-param';
import { fleetRowsQueryOptions } from '@/lib/client/fleet-query';
import type { GridHistoryViewParams as View } from '@/lib/client/grid-history-view';
import { MAX_HISTORY_GATEWAYS } from '@/lib/domain/grid/history-size';
import { GridHistory } from './grid-history';
import { useGridHistoryView } from './use-grid-history-view';

/** Grid history of the gateways in the URL; gateways can be added and removed. */
export function GridComparisonView({ account, zone }: { account: string; zone: string | null }) {
  const viewerZone = useViewerZone();
  const { view, today, linkProblems, show } = useGridHistoryView(account, zone ?? viewerZone);
  return (
    <>
      <Link href={withAccount('/fleet/grid', account)} className="link -mt-3 inline-flex min-h-11 items-center text-sm">
        Grid
      </Link>
      <h1 className="mb-4 text-answer font-semibold">
        {view.gateways.length === 0
          ? 'Choose gateways to compare'
          : `Grid history of ${view.gateways.length === 1 ? 'one gateway' : `${view.gateways.length} gateways`}`}
      </h1>
      <GatewayPicker account={account} view={view} onChange={show} />
      {view.gateways.length === 0 ? (
        <EmptyPanel title="No gateway chosen yet">Find one above by ID, address, city or postal code.</EmptyPanel>
      ) : (
        <GridHistory
          account={account}
          view={view}
          today={today}
          zone={zone ?? viewerZone}
          linkProblems={linkProblems}
          onChange={show}
        />
      )}
    </>
  );
}

/** Searches gateways to add, and lists the chosen ones with a button to remove each. */
function GatewayPicker({ account, view, onChange }: { account: string; view: View; onChange: (view: View) => void }) {
  const [q, setQ] = useState('');
  const found = useQuery({
    ...fleetRowsQueryOptions(account, 'gateways', new URLSearchParams({ q, limit: '6' }).toString(), 0),
    enabled: q.trim() !== '',
  });
  const rows = q.trim() === '' ? [] : (found.data?.data.rows ?? []).filter(({ id }) => !view.gateways.includes(id));
  return (
    <div className="mb-4">
      <ul aria-label="Chosen gateways" className="mb-2 flex flex-wrap gap-2 empty:hidden">
        {view.gateways.map((id) => (
          <li key={id}>
            <Button
              className="px-3"
              onClick={() => onChange({ ...view, gateways: view.gateways.filter((each) => each !== id) })}
            >
              <span className="sr-only">Remove</span>
              {id}
              <span aria-hidden="true">×</span>
            </Button>
          </li>
        ))}
      </ul>
      {view.gateways.length < MAX_HISTORY_GATEWAYS ? (
        <>
          <SearchBox
            label="Add a gateway"
            placeholder="Add a gateway: ID, address, postal code"
            value={q}
            onChange={setQ}
          />
          <ul aria-label="Gateways found" className="mt-2 max-w-md space-y-1 empty:hidden">
            {rows.map((row) => (
              <li key={row.id}>
                <Button
                  className="w-full justify-start text-left"
                  onClick={() => {
                    setQ('');
                    onChange({ ...view, gateways: [...view.gateways, row.id] });
                  }}
                >
                  {row.id}
                  <span className="truncate font-normal text-quiet">
                    {['address' in row && row.address, row.city, row.postalCode].filter(Boolean).join(', ')}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
