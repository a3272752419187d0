import type { Premise } from '../premise';
import type { BackfillChoice } from './choices';

/** A meter whose usage, or a gateway whose readings of the grid, can be kept. */
export interface BackfillTarget {
  id: string;
  premise: Pick<Premise, 'id' | 'name'>;
  /** Null for a gateway. */
  meterType: string | null;
  /** As the cloud told, a UTC instant. */
  createdAt: string | null;
  /** When its history beginsAt, in milliseconds; null where nobody told. A premise is no younger than what is in it. */
  beginsAt: number | null;
  timezone: string;
}

/** What of an account's premises has a history of a choice. */
export function backfillTargets(premises: readonly Premise[], choice: BackfillChoice): BackfillTarget[] {
  return premises.flatMap((premise): BackfillTarget[] => {
    const { timezone, createdAt: opened } = premise;
    const common = { premise: { id: premise.id, name: premise.name }, timezone };
    if (choice === 'grid') {
      return premise.gateways.map(({ id }) => ({
        ...common,
        id,
        meterType: null,
        createdAt: null,
        beginsAt: opened === null ? null : Date.parse(opened),
      }));
    }
    return premise.meters.map(({ id, type, createdAt }) => {
      const beginsAt = createdAt ?? opened;
      return { ...common, id, meterType: type, createdAt, beginsAt: beginsAt === null ? null : Date.parse(beginsAt) };
    });
  });
}
