'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import { useUnitChoice } from '@/lib/client/units';
import type { UnitSystem } from '@/lib/domain/units';

const options: { value: UnitSystem; label: string; title: string }[] = [
  { value: 'meter', label: 'CCF, gal', title: 'As the meters count: hundreds of cubic feet and US gallons' },
  { value: 'metric', label: 'm³, L', title: 'Cubic metres and litres' },
];

/** In which units gas and water are shown. Files and registers keep the meters' own. */
export function UnitsChoice() {
  const { units, choose } = useUnitChoice();
  return <SegmentedControl legend="Gas and water in" showLegend options={options} value={units} onChange={choose} />;
}
