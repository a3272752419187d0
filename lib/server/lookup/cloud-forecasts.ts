import type { CloudForecast } from '@/lib/domain/cloud-reports';
import type { AccountRef } from '../account';
import type { Archive } from '../ports/archive';
import { CLOUD_REPORT_OPTIONS } from './cloud-report-options';
import { inTime } from './in-time';

/** Returns what Copper itself expects the meters of a home to use; nothing where that is late or cannot be had. */
export function loadCloudForecasts(
  archive: Pick<Archive, 'cloudForecasts'>,
  account: AccountRef,
  premiseId: string,
): Promise<CloudForecast[]> {
  if (account.kind !== 'home') return Promise.resolve([]);
  return inTime(
    archive.cloudForecasts(account, premiseId, CLOUD_REPORT_OPTIONS).then(({ data }) => data),
    [],
  );
}

/** Returns the forecast of one meter; null where there is none. */
export function cloudForecastOf(forecasts: readonly CloudForecast[], meterId: string): number | null {
  return forecasts.find((each) => each.meterId === meterId)?.amount ?? null;
}
