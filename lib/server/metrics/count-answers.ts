import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { withoutBasePath } from '@/lib/server/base-path';

const SECONDS = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** Counts the answers of this process's servers from now on, by kind of address. */
export function countAnswers(
  { Counter, Histogram }: typeof import('prom-client'),
  registry: Registry,
  basePath: string,
): void {
  const registers = [registry];
  const answers = new Counter({
    registers,
    name: 'copper_http_answers_total',
    help: 'Answers of this site.',
    labelNames: ['kind', 'status'] as const,
  });
  const seconds = new Histogram({
    registers,
    name: 'copper_http_answer_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['kind'] as const,
    buckets: SECONDS,
  });
  const started = new WeakMap<ServerResponse, { kind: ReturnType<typeof kindOf>; at: number }>();
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const kind = kindOf(withoutBasePath(request.url ?? '/', basePath));
    started.set(response, { kind, at: performance.now() });
  });
  subscribe('http.server.response.finish', (message) => {
    const { response } = message as { response: ServerResponse };
    const start = started.get(response);
    if (start === undefined) return;
    answers.inc({ kind: start.kind, status: `${Math.floor(response.statusCode / 100)}xx` });
    seconds.observe({ kind: start.kind }, (performance.now() - start.at) / 1000);
  });
}

function kindOf(url: string): 'api' | 'file' | 'page' {
  if (url.startsWith('/api/')) return 'api';
  return url.startsWith('/_next/') || /\.\w+($|\?)/.test(url) ? 'file' : 'page';
}
