/** What `GATE_*` settings say. Names are lower-case. */
export interface GateSettings {
  /** The header, in lower case, in which a trusted proxy names the person it has signed in. */
  header: string;
  admins: readonly string[];
  /** Null: everyone whom the proxy names. */
  members: readonly string[] | null;
  guests: readonly string[];
}

/** A guest can open the site, and with a guest link the home of that link; no sign-in and no token of theirs counts. */
export const GATE_ROLES = ['admin', 'member', 'guest'] as const;
export type GateRole = (typeof GATE_ROLES)[number];

/** Returns the role of the person whom the proxy names; null for no access. Pure. */
export function gateRole(name: string | undefined, { admins, members, guests }: GateSettings): GateRole | null {
  const plain = name?.trim().toLowerCase() ?? '';
  // A comma joins repeated headers: a proxy that adds its own to that of a visitor names no one.
  if (plain === '' || plain.includes(',')) return null;
  if (admins.includes(plain)) return 'admin';
  if (guests.includes(plain)) return 'guest';
  return members === null || members.includes(plain) ? 'member' : null;
}
