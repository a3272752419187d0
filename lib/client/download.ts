import { ApiProblem } from './api-problem';
import { sendToApi, toApiProblem } from './fetch-json';

/** The name the server gives a file, or the last part of its address. */
function fileName(response: Response, url: string): string {
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return named ?? new URL(url, location.href).pathname.split('/').at(-1) ?? 'download';
}

/**
 * Fetches a report of ours and hands it to the browser as a file. Unlike a plain link it can say that it is at work
 * and what went wrong. Throws `ApiProblem`; nothing is saved then: `started` where it is made as a job instead.
 */
export async function downloadFile(url: string): Promise<void> {
  const response = await sendToApi(url, {});
  if (!response.ok) throw toApiProblem(response.status, await response.json().catch(() => undefined));
  if (response.status === 202) {
    throw new ApiProblem(
      202,
      'started',
      'This takes more requests than a page may, so it is made in the background. It stands among the reports.',
    );
  }
  const address = URL.createObjectURL(await response.blob());
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = fileName(response, url);
  anchor.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
