/**
 * Asking X through twitter-api-v2: an answer is taken whole, within bounds, and only then unpacked and read.
 * Redirects are not followed, because the token would travel along.
 */
import { Agent as HttpAgent, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import {
  ApiPartialResponseError,
  ApiRequestError,
  ApiResponseError,
  type ITwitterApiClientPlugin,
  TwitterApi,
} from "twitter-api-v2";
import type { Instant } from "../../domain/time.ts";
import { SourceError } from "../source.ts";
import { type Bounds, boundsOf, type Line } from "./bounds.ts";
import { unreachable } from "./broken-lines.ts";
import type { XOptions } from "./options.ts";
import { type Headers, readAnswer } from "./read-answer.ts";
import { errorOf, resetAt } from "./refusals.ts";
import { XRefusal } from "./schema.ts";

export type XParameters = Readonly<Record<string, string | number | undefined>>;

export interface XClient {
  /**
   * The answer's JSON.
   * @param path below /2/, without a slash in front
   * @throws SourceError, or the signal's reason
   */
  get(path: string, parameters: XParameters, signal: AbortSignal): Promise<unknown>;
  close(): void;
}

/** Bytes as they come, so that they are counted and unpacked here. */
const AS_IT_COMES = { fullResponse: true, forceParseMode: "buffer", compression: false } as const;

export function createXClient({ token, apiUrl, limits, now }: XOptions): XClient {
  const base = new URL(apiUrl ?? "https://api.x.com");
  // A connection for each request: the library's hooks would gather on one that is kept.
  const agent = base.protocol === "http:" ? new HttpAgent() : new HttpsAgent();
  /** Windows of requests that are used up, by path: asking again would only be refused. */
  const usedUp = new Map<string, Instant>();

  async function ask(path: string, parameters: XParameters, signal: AbortSignal): Promise<unknown> {
    const line: Line = { isOpen: false, brokeBy: undefined };
    const bounds = boundsOf(limits, signal, line);
    const plugins = [bounded(base, bounds, line)];
    const { v2 } = new TwitterApi(token.reveal(), { httpAgent: agent, plugins });
    const request = v2.get<Buffer>(path, { ...parameters }, AS_IT_COMES);
    request.catch(() => {});
    try {
      const { data, headers } = await Promise.race([request, bounds.broken]);
      remember(path, headers);
      return await readAnswer(data, headers, limits);
    } catch (error) {
      if (error instanceof ApiResponseError) throw await refusal(path, error);
      // The library's own errors carry the request, and with it the token.
      if (error instanceof ApiRequestError) throw unreachable(line, base.host);
      if (error instanceof ApiPartialResponseError) {
        throw unreachable({ ...line, brokeBy: error.responseError }, base.host);
      }
      throw error;
    } finally {
      bounds.end();
    }
  }

  async function refusal(path: string, { code, headers, data }: ApiResponseError): Promise<SourceError> {
    remember(path, headers);
    // Taken as bytes, so that is what the library has for its data.
    const answer = await readAnswer(data as unknown as Buffer, headers, limits).catch(() => null);
    const body = XRefusal.safeParse(answer).data ?? {};
    return errorOf({ status: code, headers, body }, now());
  }

  function remember(path: string, headers: Headers): void {
    if (headers["x-rate-limit-remaining"] === "0") usedUp.set(path, resetAt(headers, now()));
    else usedUp.delete(path);
  }

  return {
    async get(path, parameters, signal) {
      signal.throwIfAborted();
      const retryAt = usedUp.get(path);
      if (retryAt !== undefined && now() < retryAt) {
        const message = "X's requests of this quarter of an hour are used up";
        throw new SourceError("rate-limited", message, { retryAt });
      }
      return ask(path, parameters, signal);
    },
    close() {
      agent.destroy();
    },
  };
}

/** What the library tells of, each with its own event. */
interface Told {
  readonly socket: Socket;
  readonly res: IncomingMessage;
  readonly requestError: unknown;
}

/** The library's hooks: where it asks, how long, and how much it takes. */
function bounded(base: URL, bounds: Bounds, line: Line): ITwitterApiClientPlugin {
  const opens = base.protocol === "http:" ? "connect" : "secureConnect";
  return {
    onBeforeRequestConfig({ params }) {
      params.requestEventDebugHandler = (event, data: Told) => {
        if (event === "socket") data.socket.once(opens, () => Object.assign(line, { isOpen: true }));
        if (event === "response") bounds.count(data.res);
        if (event === "request-error") line.brokeBy = data.requestError;
      };
    },
    onBeforeRequest({ computedParams, requestOptions }) {
      const { pathname, search } = computedParams.url;
      computedParams.url = new URL(`${base.pathname.replace(/\/$/, "")}${pathname}${search}`, base);
      requestOptions.signal = bounds.signal;
      requestOptions.headers = { ...computedParams.headers, "accept-encoding": "gzip" };
    },
  };
}
