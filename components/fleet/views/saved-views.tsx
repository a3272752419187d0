'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Menu, MenuArrow, menuItemClass } from '@/components/ui/menu';
import { withAccount } from '@/lib/client/account-param';
import type { ApiProblem } from '@/lib/client/api-problem';
import { fleetViewsQueryOptions, putFleetView } from '@/lib/client/fleet-views-query';
import type { FleetViewInput } from '@/lib/contract/fleet-views';
import { fleetViewsKey } from '@/lib/contract/query-keys';
import type { FleetViewPage } from '@/lib/domain/fleet/fleet-view-pages';
import { ViewForm } from './view-form';

interface SavedViewsProps {
  account: string;
  page: FleetViewPage;
  /** What the page shows now, as the query of its address without the account. */
  query: string;
}

/** The user's saved views of a page as links, and a form that saves, renames and deletes them. */
export function SavedViews({ account, page, query }: SavedViewsProps) {
  const client = useQueryClient();
  const { data } = useQuery(fleetViewsQueryOptions(account, page));
  const change = useMutation<Awaited<ReturnType<typeof putFleetView>>, ApiProblem, FleetViewInput>({
    mutationFn: putFleetView,
    onSuccess: (answer) => client.setQueryData(fleetViewsKey(account, page), answer),
  });
  const [openedName, setOpenedName] = useState<string | null>(null);
  const views = data?.data.views ?? [];
  const shown = views.find((view) => view.query === query) ?? null;
  const opened = shown ?? views.find(({ name }) => name === openedName) ?? null;
  const path = withAccount(page === 'worklist' ? '/fleet' : `/fleet/${page}`, account);
  const title = opened === null ? 'Views' : `View: ${opened.name}${shown ? '' : ' (changed)'}`;
  return (
    <Menu
      label={`${title}. Choose a view`}
      align="start"
      trigger={
        <>
          <span className="max-w-48 truncate">{title}</span>
          <MenuArrow />
        </>
      }
      buttonClassName={buttonClass('plain', 'px-3')}
    >
      {(close) => (
        <>
          {views.length > 0 ? (
            <ul aria-label="Saved views" className="mb-2 max-h-72 overflow-y-auto border-b border-line pb-2">
              {views.map((view) => (
                <li key={view.name}>
                  <Link
                    href={view.query === '' ? path : `${path}&${view.query}`}
                    prefetch={false}
                    aria-current={view === shown ? 'true' : undefined}
                    className={`${menuItemClass} aria-[current]:bg-sunken aria-[current]:font-medium`}
                    onClick={() => {
                      setOpenedName(view.name);
                      close();
                    }}
                  >
                    <span className="truncate">{view.name}</span>
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
          <ViewForm
            key={opened?.name ?? ''}
            opened={opened}
            isChanged={opened !== null && shown === null}
            isBusy={change.isPending}
            problem={change.error?.detail ?? null}
            onSave={(name, replaces) =>
              change.mutate(
                { account, page, name, query: replaces !== undefined && opened ? opened.query : query, replaces },
                {
                  onSuccess() {
                    setOpenedName(name);
                    close();
                  },
                },
              )
            }
            onDelete={(name) => change.mutate({ account, page, name, query: null })}
          />
        </>
      )}
    </Menu>
  );
}
