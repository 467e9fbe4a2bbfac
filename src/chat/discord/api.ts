/** Discord's REST API through discord.js, without its own retries: the outbox alone tries again. */
import { HTTPError, type RawFile, REST, RESTJSONErrorCodes, type RouteLike } from "discord.js";
import { SECOND } from "../../domain/time.ts";
import type { Secret } from "../../support/secret.ts";
import { openConnections } from "./connections.ts";
import { type Attempt, chatErrorOf, discordCode, isAbort, networkCode } from "./faults.ts";
import type { InvalidRequests } from "./invalid-requests.ts";

/** One call may take this long; the courier gives up at ten seconds too. */
const TIMEOUT = 10 * SECOND;
/** How often an answer to an interaction is tried. */
const TRIES = 3;
/** Causes that end a connection after something may have been sent. */
const ENDED_EARLY: readonly string[] = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"];

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
  /**
   * With an interaction's own token in the route. Nobody else tries again, so it is tried again here, where
   * twice does no more than once: a further message of an answer is not.
   */
  answer(request: ApiRequest): Promise<void>;
  close(): void;
}

export interface ApiOptions {
  /** Null for Discord's own. */
  readonly url: string | null;
  readonly token: Secret;
  readonly invalid: InvalidRequests;
}

export function createApi({ url, token, invalid }: ApiOptions): Api {
  const agent = openConnections();
  const common = { ...(url === null ? {} : { api: url }), version: "10", timeout: TIMEOUT, agent };
  const rest = new REST({ ...common, retries: 0, rejectOnRateLimit: () => true });
  // Answers to interactions do not count towards the limit of all requests together
  // (discord.com/developers/docs/topics/rate-limits#global-rate-limit), and have three seconds.
  const answers = new REST({ ...common, retries: 0, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
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

  async function answer(request: ApiRequest): Promise<void> {
    const isRepeatable = request.method !== "POST" || request.route.startsWith("/interactions/");
    for (let tries = 1; ; tries += 1) {
      try {
        await send(answers, request, false);
        return;
      } catch (error) {
        // The one before arrived, and only its own answer did not.
        const isThere = discordCode(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
        if (tries > 1 && isThere) return;
        const mayTry = tries < TRIES && isRepeatable && !request.signal.aborted;
        if (!mayTry || !isUnanswered(error)) throw error;
      }
    }
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
    answer,
    close() {
      for (const each of [rest, answers]) {
        each.clearHashSweeper();
        each.clearHandlerSweeper();
      }
      void agent.close();
    },
  };
}

/** Whether it is not known what Discord did with it. */
function isUnanswered(error: unknown): boolean {
  if (error instanceof HTTPError || isAbort(error)) return true;
  return ENDED_EARLY.includes(networkCode(error) ?? "");
}
