/**
 * Returns the Prisma filter for work of an account that can run at `now` (milliseconds): it is due, and it does not
 * wait for a user to sign in again. An enterprise signs in without a user.
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
