/** Guests that one account may have at a time, with those whose time is over. */
export const MAX_GUESTS = 20;

/** Longest name of a guest, in characters. */
export const MAX_GUEST_NAME_LENGTH = 60;

/** The longest time that a guest may be given, in days from today. */
export const MAX_GUEST_DAYS = 366;

/** How many days from today a guest may be given with one click. */
export const GUEST_DAYS = [1, 7, 30] as const;
