'use client';

import Link from 'next/link';
import { usagePath } from '@/lib/client/usage-link';
import { type UsageViewParams, usageViewSearch } from '@/lib/client/usage-view';
import type { UsageTab } from '@/lib/domain/usage-tabs';

const LABELS: Record<string, string> = { electricity: 'Electricity', gas: 'Gas', water: 'Water', solar: 'Solar' };

interface CommodityTabsProps {
  account: string;
  premiseId: string;
  tabs: readonly UsageTab[];
  current: UsageTab;
  /** Kept when the commodity changes. */
  view: UsageViewParams;
}

/** Links to the commodities of a home, each with the same view. */
export function CommodityTabs({ account, premiseId, tabs, current, view }: CommodityTabsProps) {
  const search = Object.fromEntries(usageViewSearch(view, new URLSearchParams()));
  return (
    <nav aria-label="Commodity" className="screen-only -mx-1 overflow-x-auto">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab}>
            <Link
              href={usagePath(account, premiseId, { commodity: tab, view: search })}
              aria-current={tab === current ? 'page' : undefined}
              className="flex min-h-11 items-center border-b-2 border-transparent px-3 whitespace-nowrap text-quiet no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {usageTabLabel(tab)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Returns the name of a tab: an unknown type as it is spelled. */
export function usageTabLabel(tab: UsageTab): string {
  return Object.hasOwn(LABELS, tab) ? (LABELS[tab] ?? tab) : tab;
}
