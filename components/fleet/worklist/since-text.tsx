'use client';

import { Age } from '@/components/ui/age';
import type { WorkItem } from '@/lib/domain/fleet/work-item';

const WORDS = {
  changed: 'Since',
  measured: 'First seen',
  heard: 'Last heard',
  created: 'Installed',
};

/** When a cause began, or what is known instead: 'Since 3 h ago', 'Installed 2 years ago'. */
export function SinceText({ since, sinceSource, timezone }: Pick<WorkItem, 'since' | 'sinceSource' | 'timezone'>) {
  if (since === null) return null;
  return <Age at={since} zone={timezone} prefix={WORDS[sinceSource ?? 'changed']} />;
}
