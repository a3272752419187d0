import { expect, it, vi } from 'vitest';
import { type StoredFile, storedFileResponse } from './stored-file';

const cancel = vi.fn();

const stored: StoredFile = {
  file: { name: 'usage.zip', contentType: 'application/zip', bytes: 10, sha256: 'abc' },
  finishedAt: Date.parse('2026-11-20T14:23:00Z'),
  open: async (from, to) =>
    new ReadableStream(
      {
        pull(controller) {
          controller.enqueue(new TextEncoder().encode('0123456789'.slice(from, to + 1)));
          controller.close();
        },
        cancel,
      },
      { highWaterMark: 0 },
    ),
};
const request = (method: string, headers = {}) => new Request('http://localhost/file', { method, headers });

it('returns the complete file, or the requested part', async () => {
  const full = await storedFileResponse(request('GET'), stored);
  expect([full.status, await full.text()]).toEqual([200, '0123456789']);
  const part = await storedFileResponse(request('GET', { range: 'bytes=2-4' }), stored);
  expect([part.status, await part.text()]).toEqual([206, '234']);
  expect(cancel).not.toHaveBeenCalled();
});

it('closes the file after a HEAD', async () => {
  const [get, head] = [
    await storedFileResponse(request('GET'), stored),
    await storedFileResponse(request('HEAD'), stored),
  ];
  expect([head.status, Object.fromEntries(head.headers)]).toEqual([200, Object.fromEntries(get.headers)]);
  expect(head.body).toBeNull();
  expect(cancel).toHaveBeenCalledOnce();
});
