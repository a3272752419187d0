const WORDS: Record<string, string> = {
  on: 'being saved',
  paused: 'paused',
  off: 'off',
  running: 'being made',
  complete: 'finished',
  gaps: 'finished with gaps',
  failed: 'failed',
  cancelled: 'canceled',
  waiting_for_budget: 'waiting for free requests',
  waiting_for_sign_in: 'waiting for a sign-in',
  waiting_for_cloud: 'waiting for Copper',
  waiting_for_storage: 'waiting for the database',
};

/** Returns what a state of background work means; the state itself where it is not known. */
export function jobStateWords(state: string): string {
  return WORDS[state] ?? state;
}

/** Returns what so many jobs of a kind are called. */
export function jobName(kind: string, count: number): string {
  if (kind === 'history') return count === 1 ? 'saved history' : 'saved histories';
  return count === 1 ? 'report' : 'reports';
}
