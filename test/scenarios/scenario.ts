/** A scenario as its file tells it: groups of posts with their times, and the bursts that are expected. */
import { parse } from "yaml";
import { z } from "zod";
import type { Post } from "../../src/domain/post.ts";
import { inFoldingOrder } from "../../src/domain/post.ts";
import { type Duration, HOUR, MINUTE, SECOND } from "../../src/domain/time.ts";
import { toPost } from "../../src/sources/replay/to-post.ts";

/** `90s`, `40m`, `1h30m`, `73h`. */
const duration = z.string().transform((text, context): Duration => {
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (parts === null || text === "") {
    context.addIssue(`"${text}" is no duration`);
    return z.NEVER;
  }
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return hours * HOUR + minutes * MINUTE + seconds * SECOND;
});

/** Posts of one kind, the first at `at`, the last `over` later, the others evenly between. */
const group = z.strictObject({
  name: z.string(),
  posts: z.int().min(1),
  /** Fewer than posts when accounts repeat themselves; they take turns. */
  accounts: z.int().min(1),
  /** The group whose accounts post this too, where these are not other people. */
  as: z.string().optional(),
  /** Since the first post of all. */
  at: duration,
  over: duration,
  /** `{slot}` stands for the slot's words: the first post takes the first, the next the next, over and over. */
  text: z.string(),
  slots: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  /** As text, with slots. */
  handle: z.string().optional(),
  /** The title of every page that they link to. */
  title: z.string().optional(),
  description: z.string().optional(),
  /** The key of a picture, with `{n}` as in text. */
  media: z.string().optional(),
  /** What its author wrote of the picture. */
  alt: z.string().optional(),
  /** Whether they are marked as reposts. */
  reposts: z.boolean().optional(),
});

const burst = z.strictObject({
  /** Names of groups, all posts of which are members, and no others. */
  members: z.array(z.string()),
  horizon: z.enum(["fast", "slow"]),
  kind: z.enum(["identical", "near-identical", "shared-passage", "link", "media", "hashtags"]),
  announced: z.boolean(),
  reason: z.string(),
  explanation: z.string().nullable(),
  /** Its severity, where that is what the scenario is about. */
  score: z.int().optional(),
});

const schema = z.strictObject({
  about: z.string(),
  detection: z.strictObject({
    minAccounts: z.int(),
    window: duration,
    slowMinAccounts: z.int(),
    slowWindow: duration,
    thingMinAccounts: z.int(),
    surprise: z.number(),
    slowSurprise: z.number(),
    capacity: z.int(),
  }),
  /** Texts that the watch knows beforehand. */
  known: z.array(z.string()).optional(),
  posts: z.array(group),
  expect: z.array(burst),
});

export type Scenario = z.infer<typeof schema>;
type Group = Scenario["posts"][number];

const START = Date.UTC(2026, 10, 2);

export function readScenario(yaml: string): Scenario {
  return schema.parse(parse(yaml));
}

/** All posts of a scenario in folding order, and one at its very beginning that nothing shares a word with. */
export function postsOf(scenario: Scenario): Post[] {
  const opening = { id: "opening", account: "opening", at: 0, text: "gulls over grey water at dawn" };
  return [
    made({ ...opening, group: null }),
    ...scenario.posts.flatMap((of) => Array.from({ length: of.posts }, (_, i) => postOf(of, i))),
  ].sort(inFoldingOrder);
}

/** `copies-3`: the third post of the group "copies". */
export function idsOf(scenario: Scenario, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const of = scenario.posts.find((candidate) => candidate.name === name);
    if (of === undefined) throw new Error(`no group "${name}"`);
    return Array.from({ length: of.posts }, (_, i) => `${name}-${i + 1}`);
  });
}

function postOf(of: Group, i: number): Post {
  const at = of.at + (of.posts === 1 ? 0 : Math.floor((of.over * i) / (of.posts - 1)));
  const account = `${of.as ?? of.name}-${(i % of.accounts) + 1}`;
  return made({ id: `${of.name}-${i + 1}`, account, at, text: filled(of.text, of, i), group: of, i });
}

/** Through the same door as a line of a file. */
function made(post: {
  readonly id: string;
  readonly account: string;
  readonly at: Duration;
  readonly text: string;
  readonly group: Group | null;
  readonly i?: number;
}): Post {
  const { id, account, at, text, group: of } = post;
  const line = {
    id,
    author: { id: account, handle: of?.handle === undefined ? account : filled(of.handle, of, post.i ?? 0) },
    text,
    createdAt: new Date(START + at).toISOString(),
    repostOf: of?.reposts === true ? "unknown" : null,
    media: of?.media === undefined ? [] : [{ key: filled(of.media, of, post.i ?? 0), alt: of.alt ?? null }],
  };
  const made = toPost(line, "");
  if (typeof made === "string") throw new Error(made);
  const { title = null, description = null } = of ?? {};
  return { ...made, links: made.links.map((link) => ({ ...link, title, description })) };
}

function filled(text: string, { slots = {} }: Group, i: number): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "n") return String(i + 1);
    const fillers = slots[name];
    if (fillers === undefined) throw new Error(`no slot "${name}"`);
    return fillers[i % fillers.length] ?? "";
  });
}
