import { expect, it, vi } from 'vitest';
import type { ReportFile } from '../reports/report-file';
import { downloadHead, downloadResponse } from './download';

function file(body: () => ReadableStream<Uint8Array>): ReportFile {
  return {
    fileName: 'usage.12_0.csv',
    contentType: 'text/csv; charset=utf-8',
    etag: 'abc',
    body,
    freshness: { asOf: '2026-11-20T14:23:00.000Z', source: 'cache' },
    complete: false,
  };
}
const request = (ifNoneMatch?: string) =>
  new Request('http://localhost/api/reports/usage.csv', {
    headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch },
  });

it('sends an attachment with its age and completeness, for private caches only', async () => {
  const response = downloadResponse(
    request('W/"other"'),
    file(() => new Response('a\r\n').body as ReadableStream),
  );
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('a\r\n');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="usage.12_0.csv"',
    'cache-control': 'private, no-cache',
    vary: 'Cookie, Authorization',
    etag: 'W/"abc"',
    'x-data-as-of': '2026-11-20T14:23:00.000Z',
    'x-data-source': 'cache',
    'x-data-complete': 'false',
  });
});

it.each(['W/"abc"', '"x", W/"abc"', '"abc"', '*'])(
  'returns 304 without making the file for If-None-Match %s',
  async (ifNoneMatch) => {
    const body = vi.fn(() => new Response('a').body as ReadableStream<Uint8Array>);
    const response = downloadResponse(request(ifNoneMatch), file(body));
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
    expect(body).not.toHaveBeenCalled();
  },
);

it('answers a HEAD with the headers of the GET, without making the file', async () => {
  const body = vi.fn(() => new Response('a').body as ReadableStream<Uint8Array>);
  const get = downloadResponse(
    request(),
    file(() => new Response('a').body as ReadableStream),
  );
  const head = downloadHead(request(), { file: file(body) });
  expect([head.status, Object.fromEntries(head.headers)]).toEqual([200, Object.fromEntries(get.headers)]);
  expect(await head.text()).toBe('');
  expect(downloadHead(request('W/"abc"'), { file: file(body) }).status).toBe(304);
  expect(body).not.toHaveBeenCalled();
  const notMade = downloadHead(request(), { contentType: 'application/zip' });
  expect(notMade.headers.get('content-type')).toBe('application/zip');
  expect(notMade.headers.get('etag')).toBeNull();
});

it('fails when the file fails', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array([97]));
    },
    pull(controller) {
      controller.error(new Error('gone'));
    },
  });
  await expect(
    downloadResponse(
      request(),
      file(() => broken),
    ).text(),
  ).rejects.toThrow('gone');
});
