import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A body that is complete before it is sent. Compressed at most once, however often it is sent. */
export interface CompleteBody {
  text: string;
  gzipped(): Promise<Buffer>;
}

const compress = promisify(gzip);
/** Bodies of responses, so that `writeResponse` need not read them from a stream. */
const bodies = new WeakMap<Response, CompleteBody>();

/** Returns a body that is compressed when it is first needed. */
export function completeBody(text: string): CompleteBody {
  let gzipped: Promise<Buffer> | undefined;
  return {
    text,
    gzipped() {
      gzipped ??= compress(text);
      return gzipped;
    },
  };
}

/** Returns a response with a body that is complete. */
export function completeResponse(body: CompleteBody, init: ResponseInit): Response {
  const response = new Response(body.text, init);
  bodies.set(response, body);
  return response;
}

/** Returns the body of a response from `completeResponse`, undefined for any other. */
export function completeBodyOf(response: Response): CompleteBody | undefined {
  return bodies.get(response);
}
