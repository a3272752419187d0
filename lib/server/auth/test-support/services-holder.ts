/** What `getServices()` answers in a test that replaces `lib/server/context` by this module. */
export const holder: { services: unknown } = { services: null };

export async function getServices(): Promise<unknown> {
  return holder.services;
}
