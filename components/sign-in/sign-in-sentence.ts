import { ApiProblem } from '@/lib/client/api-problem';
import { signInErrorMessage } from '@/lib/contract/sign-in-errors';

const OFFLINE = 'This dashboard’s server did not answer. Check the connection and try again.';

/** Returns the message for an error code of next-auth or of this site. */
export function refusalSentence(code: string): string {
  return code === 'offline' ? OFFLINE : signInErrorMessage(code);
}

/** Returns the message for a failed request of the sign-in page. */
export function problemSentence(problem: unknown): string {
  if (!(problem instanceof ApiProblem) || problem.code === 'offline') return OFFLINE;
  return problem.detail;
}
