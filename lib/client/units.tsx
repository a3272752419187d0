'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { UnitSystem } from '@/lib/domain/units';
import { saveChoiceCookie } from './choice-cookie';
import { UNITS_COOKIE } from './unit-choice';

const Units = createContext<{ units: UnitSystem; choose: (units: UnitSystem) => void }>({
  units: 'meter',
  choose: () => {},
});

/** Provides the units in which volumes are shown, on all pages. `chosen` is what the server read from the cookie. */
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

/** Returns the units in which volumes are shown. */
export function useUnits(): UnitSystem {
  return useContext(Units).units;
}

/** Returns the units and a function that changes them. */
export function useUnitChoice() {
  return useContext(Units);
}
