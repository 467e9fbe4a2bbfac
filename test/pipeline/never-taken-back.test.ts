/** What was announced stays announced, and severity is only raised, however a burst goes on. */
import { expect, it } from "vitest";
import type { Post } from "../../src/domain/post.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { createReplay, type ReplayedWave } from "../../src/pipeline/replay.ts";
import { createRandom } from "../servers/made-posts.ts";
import { SHORT_DETECTION } from "./made-up-watch.ts";

const TITLE = "Harbour council delays vote on the northern ferry line again";
/** Posts are made of these, one or several in a row, so that bursts share posts, merge and get older ones. */
const SENTENCES = [
  TITLE,
  "nobody asked the people of the lower quay before the cranes were sold",
  "the fact of the matter is really that we all",
  "every honest docker in this town knows exactly whom to thank on Sunday",
];
const ACCOUNTS = 70;

function madePosts(random: () => number, count: number): readonly Post[] {
  const chance = (p: number) => random() < p;
  /** The first ones more often, so that some bursts grow large. */
  const sentence = () => SENTENCES[Math.floor(random() * random() * SENTENCES.length)]!;
  let at = (10 + random() * 20) * HOUR;
  return Array.from({ length: count }, (_, i): Post => {
    at += chance(0.04) ? random() * 8 * HOUR : random() * 2.5 * MINUTE;
    const said = Array.from({ length: chance(0.55) ? 1 : 2 }, sentence).join(" ");
    const own = chance(0.25) ? `${Array.from({ length: 20 }, (_, k) => `own${i}x${k}`).join(" ")} ` : "";
    const text = chance(0.15) ? `"${said}" - Ada Quist` : `${own}${said}`;
    const page = { url: "https://news.example/ferry", title: TITLE, description: null };
    const account = String(Math.floor(random() * ACCOUNTS));
    return {
      ...{ id: String(i), source: "made", platform: "x", author: { id: account, handle: null }, text },
      links: chance(said.startsWith(TITLE) ? 0.6 : 0.2) ? [page] : [],
      createdAt: i === 0 ? 0 : Math.round(at - (chance(0.08) ? random() * 15 * MINUTE : 0)),
      ...{ lang: "en", repostOf: null, media: [], raw: "{}" },
    };
  });
}

/** What is found of the first posts, as if nothing had come since. */
function after(posts: readonly Post[], count: number): ReadonlyMap<string, ReplayedWave> {
  const replay = createReplay(SHORT_DETECTION);
  for (const [i, post] of posts.slice(0, count).entries()) replay.take(post, i);
  return new Map(replay.finish().map((found) => [`${found.burst.id}.${found.burst.wave}`, found]));
}

it("takes nothing back with any later post", () => {
  const met = { announced: 0, explained: 0, large: 0 };
  const halved = new Set<string>();
  for (const seed of [11, 13, 14, 22, 27, 31]) {
    const posts = madePosts(createRandom(seed), 140);
    let before: ReadonlyMap<string, ReplayedWave> = new Map();
    for (let count = 2; count <= posts.length; count += 3) {
      const now = after(posts, count);
      for (const [key, { burst }] of now) if (burst.severityParts.link < 0) halved.add(`${seed} ${key}`);
      for (const [key, was] of before) {
        const is = now.get(key);
        // It belongs to another burst now.
        if (is === undefined) continue;
        const where = `seed ${seed}, post ${count}, wave ${key}`;
        if (was.line.announced) expect(is.line.announced, where).toBe(true);
        // A slow wave that becomes fast is measured anew.
        if (was.burst.horizon !== is.burst.horizon) continue;
        expect(is.burst.severity, where).toBeGreaterThanOrEqual(was.burst.severity);
      }
      before = now;
    }
    for (const { burst, line } of before.values()) {
      if (line.announced) met.announced += 1;
      if (burst.explanations.length > 0) met.explained += 1;
      if (burst.accounts >= 20) met.large += 1;
    }
  }
  expect(met.announced, "something was to be taken back").toBeGreaterThan(20);
  expect(met.explained, "by an explanation").toBeGreaterThan(5);
  expect(halved.size, "or by a link").toBeGreaterThan(2);
  expect(met.large, "with looks at more sizes than one").toBeGreaterThan(2);
});
