import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

/** A minimal cloud: answers with the current `handler` and records the requests. */
export interface TinyCloud {
  url: string;
  requests: { path: string; headers: IncomingMessage['headers'] }[];
  handler: Handler;
  close(): Promise<void>;
}

export async function startTinyCloud(handler: Handler): Promise<TinyCloud> {
  const server = createServer((req, res) => {
    cloud.requests.push({ path: req.url ?? '', headers: req.headers });
    void cloud.handler(req, res);
  });
  // Slow test machines must not run into the default of 5 seconds between two requests.
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cloud: TinyCloud = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    handler,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return cloud;
}

/** Answers 200 with JSON, fresh for a minute unless other headers say so. */
export function sendJson(res: ServerResponse, body: unknown, headers: Record<string, string> = {}): void {
  res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'private, max-age=60', ...headers });
  res.end(JSON.stringify(body));
}

export function sendStatus(res: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"error":"x"}');
}
