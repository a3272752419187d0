import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeReply {
  status?: number;
  json?: unknown;
  delayMs?: number;
  /** Closes the connection without a response. */
  drop?: boolean;
}

export interface FakeAuthHost {
  url: string;
  /** Bodies of the requests to `/oauth/token`, in order. */
  requests: Record<string, string>[];
  /** Returns the reply to each request; tests may replace it. */
  answer: (body: Record<string, string>) => FakeReply;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

/** Starts a token endpoint over HTTP whose replies the test decides. */
export async function startFakeAuthHost(answer: FakeAuthHost['answer']): Promise<FakeAuthHost> {
  const host: FakeAuthHost = { url: '', requests: [], answer, close: async () => undefined };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    host.requests.push(body);
    const reply = host.answer(body);
    if (reply.delayMs) await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
    if (reply.drop) return void request.socket.destroy();
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(reply.json ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  host.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return host;
}
