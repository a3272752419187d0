/**
 * Ids contain the position of a premise or device, so that lookups need no table: group (0 fleet, 1 homes), index of the
 * premise, slot within it. To clients they are opaque.
 */
export type PremiseGroup = 'fleet' | 'home';
export interface IdParts {
  group: PremiseGroup;
  index: number;
  slot: number;
}

const digit = (group: PremiseGroup): number => (group === 'fleet' ? 0 : 1);
const groupOf = (text: string | undefined): PremiseGroup | null =>
  text === '0' ? 'fleet' : text === '1' ? 'home' : null;

export function premiseId(group: PremiseGroup, index: number): string {
  return `5c0ffee0-${digit(group)}000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

export function parsePremiseId(id: string): IdParts | null {
  const parts = /^5c0ffee0-([01])000-4000-8000-([0-9a-f]{12})$/.exec(id);
  const group = groupOf(parts?.[1]);
  return group ? { group, index: Number.parseInt(parts?.[2] ?? '', 16), slot: 0 } : null;
}

/** The part of a meter id before the colon: the radio protocol, which differs by commodity. */
const PROTOCOLS: Record<string, string> = { power: '12', gas: '08', water: '05', steam: '77' };

export function meterId(group: PremiseGroup, index: number, slot: number, type: string): string {
  const protocol = PROTOCOLS[type.split('_')[0] ?? ''] ?? '12';
  return `${protocol}:${digit(group)}${String(index).padStart(7, '0')}${String(slot).padStart(2, '0')}`;
}

export function parseMeterId(id: string): IdParts | null {
  const parts = /^\d\d:([01])(\d{7})(\d{2,5})$/.exec(id);
  const group = groupOf(parts?.[1]);
  return group ? { group, index: Number(parts?.[2]), slot: Number(parts?.[3]) } : null;
}

export function gatewayId(group: PremiseGroup, index: number, slot: number): string {
  return `8c1f6${digit(group)}${index.toString(16).padStart(5, '0')}${slot.toString(16)}`;
}

export function parseGatewayId(id: string): IdParts | null {
  const parts = /^8c1f6([01])([0-9a-f]{5})([0-9a-f])$/.exec(id);
  const group = groupOf(parts?.[1]);
  return group
    ? { group, index: Number.parseInt(parts?.[2] ?? '', 16), slot: Number.parseInt(parts?.[3] ?? '', 16) }
    : null;
}
