/** True when the release `other` comes after the running `version`, both as `1.2.3` or `v1.2.3`. A beta comes after none. Pure. */
export function isNewerVersion(other: string, version: string): boolean {
  const [a, b] = [partsOf(other), partsOf(version)];
  if (a === null || b === null) return false;
  const index = a.findIndex((part, at) => part !== b[at]);
  return index >= 0 && (a[index] ?? 0) > (b[index] ?? 0);
}

function partsOf(version: string): number[] | null {
  const match = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(version);
  return match?.slice(1).map(Number) ?? null;
}
