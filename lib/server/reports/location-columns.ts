import type { FleetPremise } from '@/lib/domain/fleet';
import { text } from './writers/table';

/** Returns the columns about a row's premise that reports share. Cells are empty if `premiseOf` returns null. */
export function reportLocationColumns<Row>(premiseOf: (row: Row) => FleetPremise | null) {
  const addressOf = (row: Row) => premiseOf(row)?.address;
  return {
    premiseId: text<Row>('Premise ID', (row) => premiseOf(row)?.id),
    street: text<Row>('Address', (row) => addressOf(row)?.street),
    suite: text<Row>('Suite/Apt', (row) => addressOf(row)?.suite),
    city: text<Row>('City', (row) => addressOf(row)?.city),
    postalCode: text<Row>('Postal Code', (row) => addressOf(row)?.postalCode),
    county: text<Row>('County', (row) => addressOf(row)?.county),
    state: text<Row>('State', (row) => addressOf(row)?.state),
  };
}
