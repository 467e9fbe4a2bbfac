/** What X answers instead of data, as an error that says what to do. */
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "../../domain/time.ts";
import { SourceError } from "../source.ts";
import type { Headers } from "./read-answer.ts";
import type { XRefusal } from "./schema.ts";

export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  /** Empty where the answer was no JSON. */
  readonly body: XRefusal;
}

/** A window of X's rate limits (docs.x.com, rate limits). */
const WINDOW: Duration = 15 * MINUTE;
/** After a reset that has passed by X's own clock. */
const SHORTLY: Duration = 5 * SECOND;

/** X took parameters for wrong; their names tell whether there is another way. */
export class WrongParameters extends SourceError {
  readonly parameters: readonly string[];

  constructor(said: string, parameters: readonly string[]) {
    super("misconfigured", `X does not take this request: ${said}`, {
      mend: "run verbatim check, which prints the queries, and change the watch or sources.x",
    });
    this.parameters = parameters;
  }
}

export function errorOf(refused: Refused, now: Instant): SourceError {
  const { status, headers, body } = refused;
  const said = saying(body);
  if (status === 400) return new WrongParameters(said, parametersOf(body));
  if (status === 401) {
    return new SourceError("unauthorized", "X does not accept the token (401)", {
      mend: "put the app's bearer token into X_BEARER_TOKEN (developer.x.com, Keys and tokens) and start again",
    });
  }
  if (status === 402 || /credits/i.test(body.title ?? "")) {
    return new SourceError("budget", `X says that the account's credits are used up (${status})`, {
      retryAt: now + HOUR,
      mend: "buy credits on developer.x.com, or wait until the next billing cycle",
    });
  }
  if (status === 403) {
    return new SourceError("unauthorized", `X does not let this app read (403): ${said}`, {
      mend: "attach the app to a project with access to search on developer.x.com, then start again",
    });
  }
  if (status === 429 && isUsageCap(body)) {
    return new SourceError("budget", `X's own cap on reads is reached (429): ${said}`, {
      retryAt: now + HOUR,
      mend: "raise the cap on developer.x.com, or wait until it starts anew",
    });
  }
  if (status === 429) {
    return new SourceError("rate-limited", "X asks to slow down (429)", { retryAt: resetAt(headers, now) });
  }
  if (status === 404) {
    return new SourceError("misconfigured", "X does not know the address that was asked (404)", {
      mend: "check sources.x.apiUrl",
    });
  }
  if (status >= 500) return new SourceError("unavailable", `X cannot answer (${status})`);
  const message = `X answered with ${status}, which nobody expected: ${said}`;
  return new SourceError("bad-answer", message, { perhapsServed: status < 400 });
}

/** When a window of requests starts anew, by X's clock where it tells it; never past, never beyond a day. */
export function resetAt(headers: Headers, now: Instant): Instant {
  const reset = Number(single(headers["x-rate-limit-reset"])) * SECOND;
  if (!Number.isFinite(reset)) return now + WINDOW;
  const theirNow = Date.parse(single(headers["date"]));
  const wait = reset - (Number.isNaN(theirNow) ? now : theirNow);
  if (wait > DAY) return now + WINDOW;
  return now + Math.max(SHORTLY, wait + SECOND);
}

function isUsageCap({ title = "", type = "" }: XRefusal): boolean {
  return /usage\s*cap/i.test(title) || type.includes("usage-capped");
}

/** At most this much of what X says goes into a message. */
const SAYING = 200;

function saying({ title, detail, errors }: XRefusal): string {
  const said = errors?.map(({ message }) => message ?? "").find((message) => message !== "");
  return (said ?? detail ?? title ?? "it does not say why").replace(/\s+/g, " ").slice(0, SAYING);
}

function parametersOf({ errors }: XRefusal): readonly string[] {
  return errors?.flatMap(({ parameters }) => Object.keys(parameters ?? {})) ?? [];
}

function single(header: string | readonly string[] | undefined): string {
  return typeof header === "string" ? header : (header?.[0] ?? "none");
}
