import type { Match } from '@/lib/contract/matches';
import { meterTypeOf } from '@/lib/domain/meter-types';

/** Returns the name of a match: 'Gas (08:0170)', a gateway's id, a premise's name. */
export function matchLabel({ id, type, premise }: Match): string {
  if (type !== null) return `${meterTypeOf(type).label} (${id})`;
  return id === premise.id ? premise.name || premise.address || id : id;
}

/** Returns where a match is: name and address of its premise, as far as they are not its own name. */
export function matchPlace(match: Match): string {
  const { name, address } = match.premise;
  return [name, address].filter((text) => text && text !== matchLabel(match)).join(', ');
}
