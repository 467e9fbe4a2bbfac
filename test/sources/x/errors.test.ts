/** Everything that can go wrong between us and X: named, bounded in time, with what to do, without a secret. */

import { once } from "node:events";
import { createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { SourceError } from "../../../src/sources/source.ts";
import { createXSource } from "../../../src/sources/x/x-source.ts";
import { FAULTS, type Fault, rateLimited } from "../../servers/x/faults.ts";
import { SELF_SIGNED } from "../../servers/x/self-signed.ts";
import { NOW, openX, TOKEN, WATCH, xOptions } from "./open-x.ts";

const signal = new AbortController().signal;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What never comes is waited for so long; whatever comes has time, on a slow machine too. */
const SHORT = 400;
const LIMITS = { deadline: 20_000, bytes: 2_000_000 };
const SLOW: readonly Fault[] = [FAULTS.hang, FAULTS.slowLoris];

function pull(source: ReturnType<typeof createXSource>, stop: AbortSignal = signal) {
  const [query] = source.queries(WATCH);
  if (query === undefined) throw new Error("the source has no query");
  const request = { watch: WATCH, query, cursor: null, pageToken: null, now: NOW, limit: null, within: null };
  return source.pull(request, stop);
}

async function failure(of: Promise<unknown>): Promise<SourceError> {
  const error = await of.then(
    () => new Error("it succeeded"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SourceError)) throw error;
  return error;
}

async function failureWith(fault: Fault): Promise<SourceError> {
  const isSlow = SLOW.includes(fault);
  await using opened = await openX({ limits: isSlow ? { ...LIMITS, deadline: SHORT } : LIMITS });
  opened.x.fail(fault);
  const error = await failure(pull(opened.source));
  expect(opened.x.requests).toHaveLength(1);
  // A bound that was passed, or a connection that broke, ends that request alone.
  if (!isSlow) await expect(pull(opened.source)).resolves.toMatchObject({ nextPageToken: null });
  return error;
}

describe("an answer of X", () => {
  it.each<[string, Fault, string, RegExp, RegExp | null]>([
    ["401", FAULTS.unauthorized, "unauthorized", /does not accept the token \(401\)/, /X_BEARER_TOKEN/],
    [
      "403",
      FAULTS.notEnrolled,
      "unauthorized",
      /\(403\): When authenticating requests/,
      /attach the app to a project/,
    ],
    ["402, credits gone", FAULTS.creditsDepleted, "budget", /credits are used up \(402\)/, /buy credits/],
    [
      "429 that is a usage cap",
      FAULTS.usageCap,
      "budget",
      /cap on reads is reached \(429\)/,
      /raise the cap/,
    ],
    ["404", FAULTS.notFound, "misconfigured", /does not know the address/, /sources\.x\.apiUrl/],
    ["418", FAULTS.teapot, "bad-answer", /418/, null],
    ["500", FAULTS.serverError, "unavailable", /cannot answer \(500\)/, null],
    ["503", FAULTS.unavailable, "unavailable", /cannot answer \(503\)/, null],
    ["503 that is a web page", FAULTS.overCapacity, "unavailable", /cannot answer \(503\)/, null],
    ["a web page", FAULTS.html, "bad-answer", /web page instead of data/, null],
    ["a redirect, which is not followed", FAULTS.redirect, "bad-answer", /with nothing/, null],
    ["nothing", FAULTS.empty, "bad-answer", /with nothing/, null],
    ["null", FAULTS.null, "bad-answer", /not what it should be/, null],
    ["another shape", FAULTS.otherShape, "bad-answer", /not what it should be: data/, null],
    ["gzip that is cut off", FAULTS.truncatedGzip, "bad-answer", /cut off or damaged/, null],
    ["gzip that is none", FAULTS.damagedGzip, "bad-answer", /cut off or damaged/, null],
    ["a body that is cut off", FAULTS.cutOff, "bad-answer", /cut off or damaged/, null],
    ["a connection that is reset", FAULTS.reset, "unavailable", /cannot be reached .*ECONNRESET/, null],
    ["50 MB", FAULTS.huge, "bad-answer", /larger than 2 MB/, null],
    ["50 kB that unpack to 50 MB", FAULTS.bomb, "bad-answer", /larger than 2 MB/, null],
    ["no answer at all", FAULTS.hang, "unavailable", /within 0\.4 seconds/, null],
    ["a byte now and then", FAULTS.slowLoris, "unavailable", /within 0\.4 seconds/, null],
  ])("that is %s is an error with its name", async (_, fault, code, message, mend) => {
    const error = await failureWith(fault);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    if (mend === null) expect(error.mend).toBeNull();
    else expect(error.mend).toMatch(mend);
  });
});

describe("a 429 that is a rate limit", () => {
  const reset = (at: number) => ({
    "x-rate-limit-limit": "450",
    "x-rate-limit-reset": String(Math.round(at / SECOND)),
  });

  it.each<[string, Record<string, string>, number]>([
    ["says when to come back", reset(NOW + 7 * MINUTE), NOW + 7 * MINUTE + SECOND],
    ["does not say when", {}, NOW + 15 * MINUTE],
    ["names a time that has passed", reset(NOW - MINUTE), NOW + 5 * SECOND],
    ["names a time that is absurd", reset(NOW * 1_000), NOW + 15 * MINUTE],
    ["names no time", { "x-rate-limit-reset": "soon" }, NOW + 15 * MINUTE],
    [
      "goes by a clock an hour ahead of ours",
      { ...reset(NOW + 67 * MINUTE), date: new Date(NOW + 60 * MINUTE).toUTCString() },
      NOW + 7 * MINUTE + SECOND,
    ],
  ])("and %s is tried again in time", async (_, headers, retryAt) => {
    const error = await failureWith(rateLimited(headers));
    expect(error).toMatchObject({ code: "rate-limited", retryAt, mend: null });
  });

  it("is not provoked: with the window used up nothing is asked until it starts anew", async () => {
    await using opened = await openX({}, { requestsAWindow: 2 });
    await pull(opened.source);
    await pull(opened.source);
    const error = await failure(pull(opened.source));
    expect(error).toMatchObject({ code: "rate-limited" });
    expect(error.retryAt).toBeGreaterThan(NOW + 14 * MINUTE);
    expect(opened.x.requests).toHaveLength(2);
    opened.setTime(error.retryAt ?? 0);
    await pull(opened.source);
    expect(opened.x.requests).toHaveLength(3);
  });
});

describe("a line that does not hold", () => {
  const at = (apiUrl: string) => createXSource(xOptions(apiUrl, { limits: { ...LIMITS, deadline: 4_000 } }));

  it("is a name that cannot be resolved", async () => {
    const error = await failure(pull(at("https://no-such-host.invalid")));
    expect(error.code).toBe("unavailable");
    expect(error.message).toMatch(/no-such-host\.invalid|within 4 seconds/);
  });

  it("is a port where nobody listens", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, "close");
    const error = await failure(pull(at(`http://127.0.0.1:${port}`)));
    expect(error).toMatchObject({ code: "unavailable", message: expect.stringContaining("ECONNREFUSED") });
  });

  it("is a server that does not speak TLS", async () => {
    await using opened = await openX();
    const error = await failure(pull(at(opened.x.url.replace("http:", "https:"))));
    expect(error.message).toContain("does not speak TLS as expected");
    expect(error.mend).toContain("sources.x.apiUrl");
  });

  it("is a certificate that nobody vouches for", async () => {
    const server = createTlsServer(SELF_SIGNED, (socket) => socket.destroy()).listen(0, "127.0.0.1");
    server.on("tlsClientError", () => {});
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const error = await failure(pull(at(`https://127.0.0.1:${port}`)));
    server.close();
    expect(error.message).toContain("is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)");
    expect(error.mend).toContain("NODE_EXTRA_CA_CERTS");
  });
});

it("stops within an answer when it is told to, and takes no more of it", async () => {
  await using opened = await openX();
  opened.x.fail(FAULTS.slowLoris);
  const stop = new AbortController();
  opened.x.onRequest(() => setImmediate(() => stop.abort(new Error("enough"))));
  await expect(pull(opened.source, stop.signal)).rejects.toThrow("enough");
  await expect.poll(() => opened.x.aborted()).toBe(1);
});

it("says nothing secret, however it fails and however it is looked at", async () => {
  const spoken: string[] = [];
  const faults = Object.values(FAULTS).filter((fault) => fault !== FAULTS.huge && fault !== FAULTS.bomb);
  for (const fault of [...faults, rateLimited({})]) {
    const error = await failureWith(fault);
    spoken.push(inspect(error, { depth: 20, showHidden: true }), String(error.stack), JSON.stringify(error));
  }
  await using opened = await openX({}, { token: "another token than ours" });
  spoken.push(inspect(await failure(pull(opened.source)), { depth: 20, showHidden: true }));
  expect(spoken.length).toBeGreaterThan(50);
  expect(spoken.filter((text) => text.includes(TOKEN))).toEqual([]);
});
