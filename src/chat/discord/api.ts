/** Discord's REST API through discord.js, without its own retries: the outbox alone tries again. */
import { type RawFile, REST, type RouteLike } from "discord.js";
import { SECOND } from "../../domain/time.ts";
import type { Secret } from "../../support/secret.ts";
import { type Attempt, chatErrorOf } from "./faults.ts";
import type { InvalidRequests } from "./invalid-requests.ts";

/** One call may take this long; the courier gives up at ten seconds too. */
const TIMEOUT = 10 * SECOND;

export interface ApiRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly route: RouteLike;
  readonly body?: unknown;
  readonly query?: URLSearchParams;
  readonly files?: readonly RawFile[];
  readonly signal: AbortSignal;
}

export interface Api {
  /** @throws the library's own errors, and ChatError where nothing may be sent; see `chatErrorOf` */
  raw<Answer>(request: ApiRequest): Promise<Answer>;
  /** @throws ChatError */
  call<Answer>(request: ApiRequest, attempt: Attempt): Promise<Answer>;
  /** With an interaction's own token in the route, and the library's patience: nobody else tries again. */
  answer<Answer>(request: ApiRequest): Promise<Answer>;
  close(): void;
}

export interface ApiOptions {
  /** Null for Discord's own. */
  readonly url: string | null;
  readonly token: Secret;
  readonly invalid: InvalidRequests;
}

export function createApi({ url, token, invalid }: ApiOptions): Api {
  const common = { ...(url === null ? {} : { api: url }), version: "10", timeout: TIMEOUT };
  const rest = new REST({ ...common, retries: 0, rejectOnRateLimit: () => true });
  // Answers to interactions do not count towards the limit of all requests together
  // (discord.com/developers/docs/topics/rate-limits#global-rate-limit), and have three seconds.
  const answers = new REST({ ...common, retries: 2, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  for (const each of [rest, answers]) {
    each.on("response", (_request, { status }) => invalid.note(status));
  }

  async function send<Answer>(through: REST, request: ApiRequest, auth: boolean): Promise<Answer> {
    request.signal.throwIfAborted();
    const { method, route, body, query, files, signal } = request;
    // A 401 makes the library forget its token, and every later call would fail without being made.
    rest.setToken(token.reveal());
    const given = {
      ...(body === undefined ? {} : { body }),
      ...(query === undefined ? {} : { query }),
      ...(files === undefined || files.length === 0 ? {} : { files: [...files] }),
    };
    return (await through.request({ method, fullRoute: route, auth, signal, ...given } as Parameters<
      REST["request"]
    >[0])) as Answer;
  }

  async function raw<Answer>(request: ApiRequest): Promise<Answer> {
    request.signal.throwIfAborted();
    invalid.assertRoom();
    return send(rest, request, true);
  }

  return {
    raw,
    async call<Answer>(request: ApiRequest, attempt: Attempt): Promise<Answer> {
      request.signal.throwIfAborted();
      try {
        return await raw<Answer>(request);
      } catch (error) {
        throw chatErrorOf(error, attempt);
      }
    },
    answer: (request) => send(answers, request, false),
    close() {
      for (const each of [rest, answers]) {
        each.clearHashSweeper();
        each.clearHandlerSweeper();
      }
    },
  };
}
