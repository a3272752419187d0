import type { Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import { AppError } from '../errors';

/** Returns the premises of an account that may be seen: for a guest the one whose guest they are. */
export function visiblePremises(account: AccountRef, premises: Premise[]): Premise[] {
  const { onlyPremise } = account;
  return onlyPremise === undefined ? premises : premises.filter(({ id }) => id === onlyPremise);
}

/** Throws `forbidden` for a guest, before something of the whole account is read. */
export function requireWholeAccount({ onlyPremise }: AccountRef): void {
  if (onlyPremise === undefined) return;
  throw new AppError('forbidden', {
    userMessage: 'You are a guest of one home: this is about the whole account.',
    detail: 'a guest at the whole account',
  });
}
