/** The bot while its database is cut off again and again: it stays up, loses nothing and says nothing twice. */

import { join } from "node:path";
import { sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { runUntilStopped } from "../../src/app/run.ts";
import { SUPPORTED } from "../../src/cli/supported.ts";
import { noFaults } from "../../src/support/fault-points.ts";
import { createLogger } from "../../src/support/logger.ts";
import { makeFolder } from "../cli/world.ts";
import { load } from "../config/loading.ts";
import { describePostgres } from "../contracts/store-places.ts";
import { startChatServer } from "../servers/chat-server.ts";
import { createHttpChat } from "../servers/http-chat.ts";

const SENTENCES = [
  "nobody asked the people of the lower quay before Lindqvist had the cranes sold",
  "ask at the town hall what Lindqvist got for the night ferry and who signed it",
];
/** A second of the test is ten minutes of the file, so that its two bursts are four seconds apart. */
const SPEED = 600;

/** Each sentence by ten accounts within a minute, the second forty minutes after the first. */
function posts(): string {
  const lines = SENTENCES.flatMap((text, burst) =>
    Array.from({ length: 10 }, (_, i) =>
      JSON.stringify({
        id: `${burst}${i}`,
        platform: "x",
        author: { id: `${burst}a${i}` },
        text,
        createdAt: new Date(Date.UTC(2026, 10, 2, 9, burst * 40, i * 6)).toISOString(),
      }),
    ),
  );
  return `${lines.join("\n")}\n`;
}

describePostgres("the running bot", (place) => {
  it("outlives a database that cuts every connection, and announces each burst once", async () => {
    const folder = makeFolder({ "posts.jsonl": posts() });
    const url = await place.url();
    const config = await load(
      `
watches: [{ id: lindqvist, name: Mara Lindqvist, keywords: [Lindqvist], sources: [replay] }]
sources: { replay: { files: ["${join(folder, "posts.jsonl")}"], speed: ${SPEED} } }
routes: [{ watch: lindqvist, to: terminal }]
`,
      { supported: SUPPORTED, env: { DATABASE_URL: url } },
    );
    const server = await startChatServer();
    onTestFinished(() => server.close());
    const stopping = new AbortController();
    const logged: string[] = [];
    const done = runUntilStopped({
      config,
      drillDatabase: join(folder, "drill"),
      openChats: async () => [createHttpChat({ url: server.url, platform: "terminal" })],
      logger: createLogger({ level: "warn", write: (line) => logged.push(line), redact: (text) => text }),
      faults: noFaults,
      signal: stopping.signal,
    });
    const store = await place.open(url);
    const headlines = () => server.transcript().messages.map(({ text }) => text.split("\n", 1)[0]);

    await expect.poll(headlines).toEqual([expect.stringContaining("10 accounts posted the same")]);
    let cuts = 0;
    await expect
      .poll(
        async () => {
          cuts += 1;
          await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`.execute(store.db);
          return headlines();
        },
        { interval: 700 },
      )
      .toHaveLength(2);
    stopping.abort();
    await done;

    expect(cuts, "it was cut off while it worked").toBeGreaterThan(2);
    expect(logged.join(""), "and said so").toContain("connection to the database lost");
    const { accepted } = server.transcript();
    expect(Object.values(accepted).filter((times) => times > 1)).toEqual([]);
    const judged = await store.db.selectFrom("watch_posts").select("seq").orderBy("seq").execute();
    expect(judged.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });
});
