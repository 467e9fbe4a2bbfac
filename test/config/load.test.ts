/** What a good file becomes. */
import { describe, expect, it } from "vitest";
import { load, MINIMAL } from "./loading.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("a configuration that says the least", () => {
  it("is completed with every default", async () => {
    const config = await load(MINIMAL);

    expect(config.watches).toEqual([
      {
        id: "lindqvist",
        name: "Mara Lindqvist",
        keywords: ["Lindqvist"],
        require: [],
        exclude: [],
        languages: [],
        sources: ["replay"],
        texts: [],
        reading: "full",
      },
    ]);
    expect(config.detection).toEqual({
      minAccounts: 4,
      window: 60 * MINUTE,
      slowMinAccounts: 8,
      slowWindow: 36 * HOUR,
      thingMinAccounts: 8,
      surprise: 6,
      slowSurprise: 3,
      capacity: 1_000_000,
    });
    expect(config.retention).toEqual({ texts: 90 * DAY, hashes: 365 * DAY, removed: "drop", reason: null });
    expect(config.store.url.reveal()).toBe("sqlite:./data/verbatim.db");
    expect(config.sources).toEqual({ x: null, replay: { files: ["posts.jsonl"], speed: 1 } });
    expect(config.notInThisVersion).toEqual([]);
  });

  it("raises the other minimums along with a larger fast one", async () => {
    expect((await load(`${MINIMAL}detection: { minAccounts: 20 }`)).detection).toMatchObject({
      slowMinAccounts: 20,
      thingMinAccounts: 20,
    });
    expect((await load(`${MINIMAL}detection: { minAccounts: 9 }`)).detection.slowMinAccounts).toBe(9);
  });

  it("has the terminal, which needs no account, until it says anything about chat", async () => {
    expect((await load(MINIMAL)).chat).toEqual({ slack: null, discord: null, terminal: {} });
    expect((await load(`${MINIMAL}chat: {}`)).chat).toEqual({ slack: null, discord: null, terminal: null });
    expect((await load(`${MINIMAL}chat:\n  terminal:`)).chat.terminal).toEqual({});
  });

  it("gives a route that says only where to every default", async () => {
    const { routes } = await load(`${MINIMAL}routes: [{ watch: "*", to: terminal }]`);

    expect(routes).toEqual([
      {
        watch: "*",
        to: "terminal",
        minSeverity: 0,
        timezone: "UTC",
        quietHours: null,
        ceiling: null,
        mention: null,
        approval: false,
        handles: "full",
        explained: "digest",
        digest: null,
        language: "en",
      },
    ]);
  });
});

describe("values", () => {
  it.each([
    ["15s", 15_000],
    ["60m", HOUR],
    ["24h", DAY],
    ["1d", DAY],
  ])("reads the duration %s", async (written, milliseconds) => {
    const { sources } = await load(`${MINIMAL}  x: { pollEvery: ${written} }`, {
      env: { X_BEARER_TOKEN: "the-bearer-token" },
    });
    expect(sources.x?.pollEvery).toBe(milliseconds);
  });

  it.each([
    ["", { hours: 24, maxReads: 1_000 }],
    ["backfill: { hours: 6 }", { hours: 6, maxReads: 1_000 }],
    ["backfill: off", null],
  ])("reads of the past what `%s` says", async (written, backfill) => {
    const { sources } = await load(`${MINIMAL}  x: { ${written} }`, {
      env: { X_BEARER_TOKEN: "the-bearer-token" },
    });
    expect(sources.x?.backfill).toEqual(backfill);
  });

  it.each([
    ["low", 0],
    ["notable", 25],
    ["high", 50],
    ["73", 73],
  ])("reads the severity %s", async (written, severity) => {
    const { routes } = await load(
      `${MINIMAL}routes: [{ watch: "*", to: terminal, minSeverity: ${written} }]`,
    );
    expect(routes[0]?.minSeverity).toBe(severity);
  });

  it("reads quiet hours, approval and digest of a route", async () => {
    const { routes } = await load(
      `${MINIMAL}routes:
  - watch: lindqvist
    to: terminal
    quietHours: { from: 23:00, to: "07:00", breakAbove: high }
    approval: required
    digest: { every: weekly, at: monday 08:00 }
`,
    );
    expect(routes[0]).toMatchObject({
      quietHours: { from: "23:00", to: "07:00", breakAbove: 50 },
      approval: true,
      digest: { every: "weekly", at: "monday 08:00" },
    });
  });

  it("lets a replay run as fast as it goes", async () => {
    const { sources } = await load(MINIMAL.replace("[posts.jsonl]", "[posts.jsonl], speed: max"));
    expect(sources.replay?.speed).toBe(Number.POSITIVE_INFINITY);
  });
});
