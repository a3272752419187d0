'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { UnitSystem } from '@/lib/domain/units';
import { saveChoiceCookie } from './choice-cookie';
import { UNITS_COOKIE } from './unit-choice';

const Units = createContext<{ units: UnitSystem; choose: (units: UnitSystem) => void }>({
  units: 'meter',
  choose: () => {},
});

/** Holds in which units volumes are shown, on every page the same; begins with what the server read. */
export function UnitsProvider({ chosen, children }: { chosen: UnitSystem; children: ReactNode }) {
  const [units, setUnits] = useState(chosen);
  const value = useMemo(
    () => ({
      units,
      choose: (next: UnitSystem) => {
        saveChoiceCookie(UNITS_COOKIE, next);
        setUnits(next);
      },
    }),
    [units],
  );
  return <Units value={value}>{children}</Units>;
}

/** In which units volumes are shown. */
export function useUnits(): UnitSystem {
  return useContext(Units).units;
}

/** The same, and how to choose others. */
export function useUnitChoice() {
  return useContext(Units);
}
