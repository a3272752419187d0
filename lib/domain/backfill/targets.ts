import type { Premise } from '../premise';
import type { BackfillChoice } from './choices';

/** A meter whose usage, or a gateway whose readings of the grid, can be saved. */
export interface BackfillTarget {
  id: string;
  premise: Pick<Premise, 'id' | 'name'>;
  /** Null for a gateway. */
  meterType: string | null;
  /** As reported by the cloud; a UTC instant. */
  createdAt: string | null;
  /** When its history begins, in milliseconds; null if unknown. A premise is at least as old as its devices. */
  beginsAt: number | null;
  timezone: string;
}

/** Returns the meters, or for `grid` the gateways, of an account's premises. */
export function backfillTargets(premises: readonly Premise[], choice: BackfillChoice): BackfillTarget[] {
  return premises.flatMap((premise): BackfillTarget[] => {
    const { timezone, createdAt: premiseCreatedAt } = premise;
    const common = { premise: { id: premise.id, name: premise.name }, timezone };
    if (choice === 'grid') {
      return premise.gateways.map(({ id }) => ({
        ...common,
        id,
        meterType: null,
        createdAt: null,
        beginsAt: premiseCreatedAt === null ? null : Date.parse(premiseCreatedAt),
      }));
    }
    return premise.meters.map(({ id, type, createdAt }) => {
      const firstInstant = createdAt ?? premiseCreatedAt;
      return {
        ...common,
        id,
        meterType: type,
        createdAt,
        beginsAt: firstInstant === null ? null : Date.parse(firstInstant),
      };
    });
  });
}
