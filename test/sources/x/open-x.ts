/** The X source before a local server, with a clock that the test sets. */

import type { Watch } from "../../../src/domain/watch.ts";
import type { XOptions } from "../../../src/sources/x/options.ts";
import { createXSource } from "../../../src/sources/x/x-source.ts";
import { Secret } from "../../../src/support/secret.ts";
import { startXServer, type XServerOptions } from "../../servers/x/x-server.ts";

export const TOKEN = "AAAAAAAAAAAAAAAAAAAAA-token-of-the-tests";
export const NOW = Date.UTC(2026, 10, 20, 12);

export const WATCH: Watch = {
  id: "lindqvist",
  name: "Mara Lindqvist",
  keywords: ["Lindqvist"],
  require: [],
  exclude: [],
  languages: [],
  sources: ["x"],
  texts: [],
};

export function xOptions(apiUrl: string, more: Partial<XOptions> = {}): XOptions {
  return {
    token: new Secret(TOKEN),
    apiUrl,
    tariff: { post: 5_000, user: 10_000, count: 5_000 },
    pollEvery: 60_000,
    queryLength: 512,
    reposts: false,
    limits: { deadline: 5_000, bytes: 16_000_000 },
    now: () => NOW,
    ...more,
  };
}

/** Both end with the test that disposes of them. */
export async function openX(more: Partial<XOptions> = {}, server: Partial<XServerOptions> = {}) {
  let time = NOW;
  const now = () => time;
  const x = await startXServer({ token: TOKEN, now, ...server });
  const source = createXSource(xOptions(x.url, { now, ...more }));
  return {
    x,
    source,
    now,
    /** Sets the time of both. */
    setTime: (at: number) => {
      time = at;
    },
    async [Symbol.asyncDispose]() {
      await source.close();
      await x.close();
    },
  };
}
