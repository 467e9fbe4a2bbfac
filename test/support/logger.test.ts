/** The log: JSON lines that stay lines, and never a secret in one. */
import { describe, expect, it } from "vitest";
import { replaceUnsafe } from "../../src/domain/unsafe-characters.ts";
import { createRedactor } from "../../src/http/redact.ts";
import { createLogger } from "../../src/support/logger.ts";
import { Secret } from "../../src/support/secret.ts";

const TOKEN = "xoxb-1111-2222-s3cr3t/+=";

function logging(level: "debug" | "warn" = "debug") {
  const lines: string[] = [];
  const { redact } = createRedactor([TOKEN]);
  return { lines, log: createLogger({ level, write: (line) => lines.push(line), redact }) };
}

describe("a secret never reaches the log", () => {
  const failed = (cause?: unknown) =>
    Object.assign(new Error(`GET https://api.example/?token=${encodeURIComponent(TOKEN)}`, { cause }), {
      config: { headers: { authorization: `Bearer ${TOKEN}` } },
    });
  const inMap = new Map([["token", { value: TOKEN }]]);

  it.each<[string, Record<string, unknown>]>([
    ["as a field", { token: TOKEN }],
    ["in a nested object", { request: { headers: [{ authorization: `Bearer ${TOKEN}` }] } }],
    ["in an error's message, URL, stack and own fields", { err: failed() }],
    ["in an error under another name", { failure: failed() }],
    [
      "in an error's causes",
      { err: new Error("outer", { cause: new Error("inner", { cause: failed(TOKEN) }) }) },
    ],
    ["in errors that are gathered", { err: new AggregateError([failed(), failed()], "all") }],
    ["in a URL", { url: new URL(`https://me:${encodeURIComponent(TOKEN)}@api.example/`) }],
    ["as a Buffer", { body: Buffer.from(`token=${TOKEN}`) }],
    ["as other bytes", { body: new Uint8Array(Buffer.from(TOKEN)).subarray(0) }],
    ["as base64", { authorization: `Basic ${Buffer.from(`user:${TOKEN}`).toString("base64")}` }],
    ["in a Map", { inMap }],
    ["in a Set", { set: new Set([TOKEN]) }],
    ["as a key", { [TOKEN]: 1 }],
    ["as JSON in a text", { body: JSON.stringify({ token: TOKEN, list: [TOKEN] }) }],
  ])("%s", (_, fields) => {
    const { lines, log } = logging();

    log.error(fields, "call failed");
    log.child(fields).warn({}, `call failed with ${TOKEN}`);

    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toContain("[secret]");
      expect(line).not.toContain("s3cr3t");
      expect(line).not.toContain(Buffer.from("s3cr3t").toString("base64").slice(1, 7));
      expect(JSON.parse(line)).toMatchObject({ time: expect.any(String) });
    }
  });

  it("as a Secret, even one that nobody registered", () => {
    const { lines, log } = logging();
    log.info({ token: new Secret("unregistered") }, "started");
    expect(lines[0]).toContain('"token":"[secret]"');
    expect(lines[0]).not.toContain("unregistered");
  });
});

describe("a log line", () => {
  it("has its time, level, message and facts", () => {
    const { lines, log } = logging();
    log.child({ watch: "lindqvist" }).info({ posts: 12, big: 10n }, "page collected");
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: "info",
      watch: "lindqvist",
      posts: 12,
      big: "10",
      msg: "page collected",
    });
    expect(JSON.parse(lines[0]!)["time"]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it("is one line that steers no terminal, whatever stands in it", () => {
    const { lines, log } = logging();
    const hostile = "a\nb\r\u001b[31m\u009b31m\u007f\u2028\u2029\u202etxt.exe\u2066";
    log.warn({ [hostile]: hostile }, hostile);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    expect(JSON.parse(lines[0]!)["msg"]).toBe(hostile);
  });

  it("lets no character through that is unsafe in other places", () => {
    const { lines, log } = logging();
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const unsafe = all.filter((character) => replaceUnsafe(character, () => "") === "");
    expect(unsafe.length).toBeGreaterThan(65);

    log.info({}, all.join("").toWellFormed());

    const through = unsafe.filter((character) => lines[0]!.slice(0, -1).includes(character));
    expect(through).toEqual([]);
  });

  it("survives what has no end", () => {
    const { lines, log } = logging();
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    log.info({ loop }, "looping");
    expect(lines[0]).toContain("[deeper]");
  });

  it("is not written below the level", () => {
    const { lines, log } = logging("warn");
    log.info({}, "quiet");
    log.warn({}, "loud");
    expect(lines).toHaveLength(1);
  });
});
