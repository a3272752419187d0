import type { GatewayHistoryData, GridHistoryParams } from '@/lib/contract/fleet';
import { VOLTAGE_WORDS } from '@/lib/domain/grid/limits';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';
import type { ReportFile } from '../../reports/report-file';
import { zonedTimeWriter } from '../../reports/time-text';
import { number, type ReportColumn, text, time } from '../../reports/writers/table';
import { csvFile } from './csv-file';
import { getGridHistory } from './get-grid-history';

type Row = GatewayHistoryData['excursions'][number] & Pick<GatewayHistoryData, 'place'>;

/** Returns the sustained excursions that `getGridHistory` finds for the same parameters, as CSV. */
export async function downloadExcursions(ctx: Context, viewer: Viewer, params: GridHistoryParams): Promise<ReportFile> {
  const { data, meta } = await getGridHistory(ctx, viewer, params);
  const rows = data.gateways.flatMap(({ place, excursions }) => excursions.map((each) => ({ ...each, place })));
  return csvFile('grid-excursions', columns(), rows, meta, [params]);
}

function columns(): ReportColumn<Row>[] {
  const write = zonedTimeWriter('offset');
  return [
    text('Gateway ID', ({ place }) => place.id),
    text('Premise ID', ({ place }) => place.premiseId),
    text('Address', ({ place }) => place.address),
    text('City', ({ place }) => place.city),
    text('Postal Code', ({ place }) => place.postalCode),
    text('What', ({ kind }) => VOLTAGE_WORDS[kind]),
    time('Start', ({ place, start }) => write(place.timezone, start)),
    time('End', ({ place, end, open }) => (open ? null : write(place.timezone, end))),
    number('Worst', ({ worstVolts }) => worstVolts, { unit: 'V' }),
    number('Samples', ({ samples }) => samples),
    text('Whose', ({ cause }) => (cause === 'unknown' ? null : cause)),
  ];
}
