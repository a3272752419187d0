import { spawnSync } from 'node:child_process';

/** Older commits are not checked. */
const CHECKED_AFTER = 'b9f2de198d71f8894cc308e8f0ef6fbaa3661747';
export const MAX_SUBJECT_LENGTH = 72;

/** Returns the lines of `git log --format='%h %s'` whose subject is too long. */
export function longSubjects(log: string): string[] {
  return log.split('\n').filter((line) => line.slice(line.indexOf(' ') + 1).length > MAX_SUBJECT_LENGTH);
}

/** Checks the subjects of new commits and returns what to print. Without their history (a tarball) it is skipped. */
export function checkCommitSubjects(): { ok: boolean; lines: string[] } {
  const range = `${CHECKED_AFTER}..HEAD`;
  const { status, stdout } = spawnSync('git', ['log', '--no-merges', '--format=%h %s', range], { encoding: 'utf8' });
  if (status !== 0) return { ok: true, lines: ['Commit subjects: skipped, the git history is not here.'] };
  const long = longSubjects(stdout);
  const lines = long.map((line) => `✗ This commit subject has more than ${MAX_SUBJECT_LENGTH} characters: ${line}`);
  return { ok: long.length === 0, lines };
}
