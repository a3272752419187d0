/**
 * Of work that belongs to an account, what may go on now (milliseconds): its time has come, and it does not wait for a
 * person whose sign-in is over. An enterprise signs in by itself.
 */
export function runnableWhere(now: number) {
  return {
    AND: [
      { OR: [{ nextAt: null }, { nextAt: { lte: new Date(now) } }] },
      {
        OR: [
          { waitingFor: null },
          { waitingFor: { not: 'sign_in' } },
          { account: { kind: 'enterprise' } },
          { account: { token: { is: { revokedAt: null } } } },
        ],
      },
    ],
  };
}
