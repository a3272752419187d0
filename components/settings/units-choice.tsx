'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import { useUnitChoice } from '@/lib/client/units';
import type { UnitSystem } from '@/lib/domain/units';

const options: { value: UnitSystem; label: string; title: string }[] = [
  { value: 'meter', label: 'CCF, gal', title: 'As on the meters: hundreds of cubic feet and US gallons' },
  { value: 'metric', label: 'm³, L', title: 'Cubic meters and liters' },
];

/** Chooses the units of gas and water. Files and meter readings keep the meters' units. */
export function UnitsChoice() {
  const { units, choose } = useUnitChoice();
  return <SegmentedControl legend="Gas and water in" showLegend options={options} value={units} onChange={choose} />;
}
