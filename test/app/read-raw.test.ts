/** What is shown of a post is what its raw form says: whoever changes the one alone is found by the other. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli } from "../../src/cli/program.ts";
import type { Post } from "../../src/domain/post.ts";
import { readFiles } from "../../src/sources/replay/read-posts.ts";
import { appendEvidence } from "../../src/store/evidence.ts";
import { openStore } from "../../src/store/open.ts";
import { collectPosts, rawHash } from "../../src/store/posts.ts";
import type { Store } from "../../src/store/store.ts";
import { syncWatches } from "../../src/store/watches.ts";
import { HOSTILE_TEXTS } from "../captures/hostile-texts.ts";
import { MINIMAL, makeWorld } from "../cli/world.ts";

const AT = "2026-11-20T01:47:00Z";
const CSV = `account_id,post_id,text,timestamp
201,c1,"a cell, with a comma",${AT}
202,c2,=1+1,1795139220
`;

/** Lines and rows as files hold them, hostile ones too, collected as the bot does. */
async function collected(): Promise<{ world: ReturnType<typeof makeWorld>; store: Store; posts: number }> {
  const world = makeWorld({ files: { "config/verbatim.yaml": MINIMAL, "posts.csv": CSV, "data/.keep": "" } });
  const lines = HOSTILE_TEXTS.map(({ text }, n) =>
    JSON.stringify({ id: `p${n}`, author: { id: `10${n}`, handle: "a" }, text, createdAt: AT }),
  );
  const numbers = JSON.stringify({ id: 7, author: { id: 8 }, text: "\ud800 and \0", createdAt: AT });
  writeFileSync(join(world.folder, "posts.jsonl"), `${[...lines, numbers].join("\n")}\n`);
  const files = ["posts.jsonl", "posts.csv"].map((name) => join(world.folder, name));
  const posts: Post[] = [];
  for await (const item of readFiles(files, { raw: true })) if (item.is === "post") posts.push(item.post);
  const store = await openStore(`sqlite:${join(world.folder, "data/verbatim.db")}`);
  const watch = { id: "lindqvist", name: "L", keywords: ["a"], sources: ["replay"] };
  const none = { require: [], exclude: [], languages: [], texts: [] };
  await store.transaction(async (tx) => {
    await syncWatches(tx, "file", [{ ...watch, ...none }], 1);
    const fresh = await collectPosts(tx, "lindqvist", posts, "poll", 1);
    const link = { at: 1, source: "replay", query: "q", kind: "post" } as const;
    await appendEvidence(
      tx,
      "lindqvist",
      fresh.map((post) => ({ ...link, subject: post.id, sha256: rawHash(post) })),
    );
  });
  return { world, store, posts: posts.length };
}

it("holds for every text that a file may have", async () => {
  const { world, store, posts } = await collected();
  await store.close();
  expect(posts).toBe(HOSTILE_TEXTS.length + 3);
  expect(await runCli(["verify"], world.context), world.printed()).toBe(0);
  expect(world.printed()).toContain(`${posts} posts read again`);
});

it.each([
  ["text", "forged"],
  ["account_id", "1"],
  ["created_at", 1],
])("shows a %s that was changed beside its raw form", async (column, value) => {
  const { world, store } = await collected();
  for (const id of ["p3", "7", "c1", "c2"]) {
    await store.db
      .updateTable("posts")
      .set({ [column]: value })
      .where("id", "=", id)
      .execute();
  }
  await store.close();
  expect(await runCli(["verify"], world.context)).toBe(6);
  expect(world.printed().match(/broken {2}post replay (?:p3|7|c1|c2): what is shown of it/g)).toHaveLength(4);
});
