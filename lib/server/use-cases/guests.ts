import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { GuestData, GuestParams, GuestsData, InviteGuestInput, NewGuestData } from '@/lib/contract/guests';
import { homeName } from '@/lib/domain/address';
import { daySpan, lastDayBefore, localDay } from '@/lib/domain/calendar';
import { MAX_GUEST_DAYS } from '@/lib/domain/guests';
import { daysBetween } from '@/lib/domain/local-day';
import type { Premise } from '@/lib/domain/premise';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import { findPremise } from '../lookup/find-premise';
import type { Context } from '../ports/context';
import type { GuestInfo } from '../ports/guests';

/** Returns the guests of the homes of the signed-in user, without the secrets of their links. Sends nothing. */
export async function listGuests(ctx: Context, viewer: Viewer): Promise<ApiAnswer<GuestsData>> {
  const [guests, premises] = await Promise.all([
    ctx.guests.list(viewer.home.id),
    ctx.archive.storedPremises(viewer.home),
  ]);
  const views = guests.map((guest) =>
    guestView(guest, premises.find(({ id }) => id === guest.premiseId) ?? null, ctx.clock()),
  );
  return currentAnswer({ guests: views }, views.length, ctx.clock());
}

/**
 * Lets a guest look at a home of the signed-in user to the end of a day, and returns the secret of the link, which is
 * shown only once. Throws `bad_request` for a day that is over or too far ahead, and if there are too many guests.
 */
export async function inviteGuest(
  ctx: Context,
  viewer: Viewer,
  { premise: premiseId, name, lastDay }: InviteGuestInput,
): Promise<ApiAnswer<NewGuestData>> {
  const { premise } = await findPremise(ctx, viewer.home, premiseId);
  const now = ctx.clock();
  const days = daysBetween(localDay(now, premise.timezone), lastDay);
  if (days < 0 || days > MAX_GUEST_DAYS) {
    throw new AppError('bad_request', {
      userMessage: days < 0 ? 'Choose today or a later day.' : 'Choose a day within a year from now.',
      field: 'lastDay',
    });
  }
  const expiresAt = Date.parse(daySpan(lastDay, premise.timezone).end);
  const { secret, guest } = await ctx.guests.invite(viewer.home.id, { premiseId: premise.id, name, expiresAt });
  return currentAnswer({ secret, guest: guestView(guest, premise, now) }, 1, now);
}

/** Ends a guest's access at once. Throws `not_found` for one that is not the user's. */
export async function endGuest(ctx: Context, viewer: Viewer, { guestId }: GuestParams): Promise<void> {
  if (await ctx.guests.end(viewer.home.id, guestId)) return;
  throw new AppError('not_found', { userMessage: 'This guest does not exist. You may have ended it already.' });
}

function guestView(
  { id, premiseId, name, createdAt, expiresAt, lastSeenAt }: GuestInfo,
  premise: Premise | null,
  now: number,
): GuestData {
  return {
    ...{ id, premiseId, name },
    premiseName: premise && homeName(premise),
    createdAt: new Date(createdAt).toISOString(),
    lastDay: lastDayBefore(expiresAt, premise?.timezone ?? 'UTC'),
    lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString(),
    works: expiresAt > now,
  };
}
