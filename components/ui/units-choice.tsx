'use client';

import type { UnitSystem } from '@/lib/domain/units';
import { SegmentedControl } from './segmented-control';

const options: { value: UnitSystem; label: string; title: string }[] = [
  { value: 'meter', label: 'CCF, gal', title: 'As on the meters: hundreds of cubic feet and US gallons' },
  { value: 'metric', label: 'm³, L', title: 'Cubic meters and liters' },
];

interface UnitsChoiceProps {
  units: UnitSystem;
  choose: (units: UnitSystem) => void;
}

/** Chooses the units of gas and water. Files and meter readings keep the meters' units. */
export function UnitsChoice({ units, choose }: UnitsChoiceProps) {
  return <SegmentedControl legend="Gas and water in" showLegend options={options} value={units} onChange={choose} />;
}
