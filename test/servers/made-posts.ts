/** Made-up posts for tests of the pipeline: chatter, with copies of a few texts among it. */
import type { Post } from "../../src/domain/post.ts";
import { linksIn } from "../../src/domain/post-links.ts";
import { MINUTE } from "../../src/domain/time.ts";

/** A small generator (mulberry32, public domain by Tommy Ettinger), so that a seed makes the same posts. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS =
  "tide rope lamp crane gull salt pier deck hull mast brass chain wharf buoy kelp sail storm anchor ferry dock".split(
    " ",
  );

export interface MadePostsOptions {
  readonly seed: number;
  readonly posts: number;
  readonly accounts: number;
  /** How many different texts are copied. */
  readonly texts: number;
  readonly start: number;
  /** How far apart posts are on average, in milliseconds; copies come in clumps. */
  readonly apart: number;
  /** Whether the texts are of the kinds that are explained, and patterns of sentences; else words alone. */
  readonly explained?: boolean;
}

/** What is copied: a post's text, and who posts it where that matters. */
interface Copied {
  readonly text: string;
  readonly handle?: string;
}

/** A text of each kind that is explained, and patterns that people fill in; `n` counts the posts. */
const KINDS: readonly ((words: string, n: number) => Copied)[] = [
  (words, n) => ({ text: `${words} https://courier.example/${n} via @courier` }),
  (words) => ({ text: `Lindqvist said “${words}”` }),
  (words, n) => ({ text: `HALMVIK (Reuters) - ${words}`, handle: `Town${n}Gazette` }),
  (words) => ({ text: `${words}. Copy and paste this to your wall.` }),
  (words) => ({ text: `Please sign the petition: ${words} https://change.org/p/1` }),
  (_, n) => ({ text: `Check out what I found on tide and rope today https://shop.example/${n}` }),
  (_, n) => ({
    text: `Who would have thought that the harbour could gull${n} tide${n} rope${n} lamp${n} mast${n}`,
  }),
  (words, n) => ({ text: `Who would have thought that the harbour could ${words} https://t.example/${n}` }),
];

/** About a third are copies, whole or with a change; the rest is chatter, partly reposts. */
export function madePosts(options: MadePostsOptions): Post[] {
  const random = createRandom(options.seed);
  const pick = (n: number) => Math.floor(random() * n);
  const sentence = (words: number) =>
    Array.from({ length: words }, () => `${WORDS[pick(WORDS.length)]}${pick(40)}`).join(" ");
  const texts = Array.from({ length: options.texts }, () => sentence(5 + pick(16)));
  const kinds = texts.map(() => (options.explained === true ? KINDS[pick(KINDS.length)]! : asItIs));
  function copyOf(which: number, n: number): Copied {
    const { text, ...rest } = kinds[which]!(texts[which] ?? "", n);
    return { ...rest, text: changed(text, pick, sentence) };
  }
  const posts: Post[] = [];
  let at = options.start;
  let current = 0;
  for (let n = 0; n < options.posts; n += 1) {
    at += pick(3) === 0 ? pick(options.apart * 3) : pick(MINUTE);
    if (pick(12) === 0) current = pick(texts.length);
    const copied = pick(3) === 0 ? copyOf(current, n) : null;
    const text = copied?.text ?? sentence(4 + pick(12));
    // One picture goes round at a time; some posts carry the one before.
    const media =
      pick(4) === 0 ? [{ key: `m${Math.floor(n / 60) - (pick(9) === 0 ? 1 : 0)}`, alt: null }] : [];
    posts.push({
      source: "listed",
      id: `${1_000_000 + n}`,
      platform: "x",
      author: { id: `${pick(options.accounts)}`, handle: copied?.handle ?? null },
      text,
      createdAt: at,
      lang: "en",
      repostOf: pick(15) === 0 ? "unknown" : null,
      links: linksIn(text),
      media,
      raw: JSON.stringify({ n }),
    });
  }
  return posts;
}

function asItIs(words: string): Copied {
  return { text: words };
}

function changed(text: string, pick: (n: number) => number, sentence: (n: number) => string): string {
  const words = text.split(" ");
  switch (pick(6)) {
    case 0:
      return `${sentence(1 + pick(6))} ${text}`;
    case 1:
      return `${text} ${sentence(1 + pick(6))}`;
    case 2:
      return words.with(pick(words.length), sentence(1)).join(" ");
    case 3:
      return `${text.toUpperCase()}!!! https://courier.example/${pick(100)}`;
    default:
      return text;
  }
}
