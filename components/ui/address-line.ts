import type { Address } from '@/lib/domain/premise';

/** An address in one line as people write it; empty where nothing is known. */
export function addressLine(address: Address): string {
  const clean = (text: string | null) => text?.replace(/\s+/g, ' ').trim() || null;
  const join = (parts: (string | null)[], by: string) => parts.filter((part) => part !== null).join(by);
  const street = join([clean(address.street), clean(address.suite)], ', ');
  const region = join([clean(address.state), clean(address.postalCode)], ' ');
  return [street, clean(address.city) ?? '', region].filter((part) => part !== '').join(', ');
}
