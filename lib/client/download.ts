import { ApiProblem } from './api-problem';
import { sendToApi, toApiProblem } from './fetch-json';
import { saveFile } from './save-file';

/** Returns the file name sent by the server, or the last part of the URL. */
function fileName(response: Response, url: string): string {
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return named ?? new URL(url, location.href).pathname.split('/').at(-1) ?? 'download';
}

/**
 * Fetches a report and saves it as a file. Unlike a plain link, the page can show progress and errors. Throws
 * `ApiProblem` without saving anything; its code is `started` if the report runs as a job instead.
 */
export async function downloadFile(url: string): Promise<void> {
  const response = await sendToApi(url, {});
  if (!response.ok) throw toApiProblem(response.status, await response.json().catch(() => undefined));
  if (response.status === 202) {
    throw new ApiProblem(
      202,
      'started',
      'This report is large, so it is prepared in the background. You’ll find it on the reports page.',
    );
  }
  saveFile(fileName(response, url), await response.blob());
}
