import type { RequestOptions } from '../ports/door';

/** Copper's own forecast and events stand beside ours: they are fetched rarely, and give way to everything a page needs. */
export const CLOUD_REPORT_OPTIONS = {
  purpose: 'premises',
  priority: 'live',
  acceptAgeSeconds: 6 * 3600,
} as const satisfies RequestOptions;
