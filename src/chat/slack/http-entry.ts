/** HTTP mode: Slack's signed requests, checked byte for byte, each answered within its three seconds. */
import { type App, isValidSlackRequest } from "@slack/bolt";
import type { HttpAnswer, HttpRequest, HttpRoute } from "../../http/route.ts";
import type { Clock } from "../../support/clock.ts";
import type { Logger } from "../../support/logger.ts";
import type { Secret } from "../../support/secret.ts";

export const EVENTS_PATH = "/slack/events";
/** Slack signs the second; its own libraries allow five minutes either way. */
const OLDEST = 5 * 60;
/** Milliseconds after which Slack gives up; we are far below, because nothing is done before it is acknowledged. */
const ACKNOWLEDGED_WITHIN = 2_500;

export interface HttpEntryParts {
  readonly app: App;
  readonly signingSecret: Secret;
  /** Whether anybody takes what is said. */
  readonly listens: () => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function slackRoute(parts: HttpEntryParts): HttpRoute {
  return {
    method: "POST",
    path: EVENTS_PATH,
    async handle(request) {
      const text = Buffer.from(request.rawBody).toString("utf8");
      if (!isSigned(request, text, parts)) {
        parts.logger.warn({}, "a request with a bad or old Slack signature was refused");
        return { status: 401 };
      }
      const body = bodyOf(request, text);
      if (body === null) return { status: 400 };
      if (body["type"] === "url_verification") return json({ challenge: body["challenge"] });
      if (body["ssl_check"] !== undefined) return { status: 200 };
      // Slack says an event again that was not taken, and tells whoever typed that it was not.
      if (!parts.listens()) return { status: 503 };
      return acknowledged(parts, body);
    },
  };
}

function isSigned({ headers }: HttpRequest, body: string, { signingSecret, clock }: HttpEntryParts): boolean {
  const signature = headers["x-slack-signature"];
  const timestamp = Number(headers["x-slack-request-timestamp"] ?? "none");
  if (signature === undefined || !Number.isSafeInteger(timestamp)) return false;
  const now = clock.now();
  if (timestamp > now / 1_000 + OLDEST) return false;
  return isValidSlackRequest({
    signingSecret: signingSecret.reveal(),
    body,
    headers: { "x-slack-signature": signature, "x-slack-request-timestamp": timestamp },
    nowMilliseconds: now,
  });
}

/** JSON, or a form in which `payload` may hold JSON. */
function bodyOf({ headers }: HttpRequest, text: string): Record<string, unknown> | null {
  try {
    if (headers["content-type"]?.startsWith("application/json") === true) return objectIn(text);
    const form = Object.fromEntries(new URLSearchParams(text));
    return form["payload"] === undefined ? form : objectIn(form["payload"]);
  } catch {
    return null;
  }
}

function objectIn(text: string): Record<string, unknown> | null {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
}

async function acknowledged(
  { app, clock, logger }: HttpEntryParts,
  body: Record<string, unknown>,
): Promise<HttpAnswer> {
  const answer = Promise.withResolvers<HttpAnswer>();
  const event = {
    body,
    ack: async (response?: unknown) =>
      answer.resolve(response === undefined || response === "" ? { status: 200 } : json(response)),
  };
  app.processEvent(event).catch((error: unknown) => logger.warn({ error }, "a request of Slack's failed"));
  const late = new AbortController();
  const nothing = clock.sleep(ACKNOWLEDGED_WITHIN, late.signal).then((): HttpAnswer => ({ status: 404 }));
  const first = await Promise.race([answer.promise, nothing]);
  late.abort();
  return first;
}

function json(body: unknown): HttpAnswer {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
