import type { Address, Premise } from './premise';

/** Pads a US postal code that lost its leading zeros (`2139` → `02139`); returns longer and foreign codes unchanged. */
export function padPostalCode(code: string | number | null | undefined): string | null {
  if (code === null || code === undefined) return null;
  const text = String(code).trim();
  if (text === '') return null;
  return /^\d{1,4}(-\d{4})?$/.test(text) ? text.replace(/^\d+/, (digits) => digits.padStart(5, '0')) : text;
}

/** Returns the known lines of an address, such as '12 Main St, Apt 4' and 'Boulder, CO 80302', without line breaks. */
export function addressLines(address: Address): string[] {
  const street = [address.street, address.suite].filter(isText).join(', ');
  const region = [address.state, address.postalCode].filter(isText).join(' ');
  const town = [address.city, region].filter(isText).join(', ');
  return [street, town].filter(isText).map((line) => line.replace(/\s+/g, ' ').trim());
}

/** Returns the address on one line; empty when nothing is known. */
export function addressLine(address: Address): string {
  return addressLines(address).join(', ');
}

/** Returns what a home is called: its name, or else its address, or else its id. */
export function homeName({ id, name, address }: Pick<Premise, 'id' | 'name' | 'address'>): string {
  return name ?? (addressLine(address) || id);
}

function isText(text: string | null): text is string {
  return text !== null && text.trim() !== '';
}
