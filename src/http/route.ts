/** What whoever serves something over HTTP hands to the one listener. */
import type { Readable } from "node:stream";

export interface HttpRequest {
  /** Names in lower case; of a header that came twice the values joined, as node joins them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it came, because signatures are made of the bytes. */
  readonly rawBody: Uint8Array;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream is passed on as it is read, and let go of when the asker has gone. */
  readonly body?: string | Uint8Array | Readable;
}

export interface HttpRoute {
  /** GET answers HEAD too. */
  readonly method: "GET" | "POST";
  /** "/slack/events"; with a "/" at its end everything below it. */
  readonly path: string;
  /** The signal aborts when the asker has gone, or the listener closes. What is thrown becomes a bare 500. */
  handle(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
}
