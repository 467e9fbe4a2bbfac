/** A labelled week of posts, in time order: ordinary life with campaigns hidden in it (see ../README.md). */

import type { Post } from "../../src/domain/post.ts";
import { linksIn } from "../../src/domain/post-links.ts";
import { MINUTE, SECOND } from "../../src/domain/time.ts";
import { createAccounts } from "./accounts.ts";
import { type Planted, planCampaigns } from "./campaign/campaigns.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { createEchoes } from "./echoes.ts";
import { planCheckIns, planFrames } from "./innocent/frames.ts";
import { planGameScores } from "./innocent/game-scores.ts";
import { planHeadlines } from "./innocent/headlines.ts";
import { planChainLetters, planLyricsAndMemes, planPetitions } from "./innocent/passed-on.ts";
import { planQuotations } from "./innocent/quotations.ts";
import { planWireCopy } from "./innocent/wire-copy.ts";
import type { Label } from "./label.ts";
import { createOrdinary } from "./ordinary.ts";
import { type Plan, type PlannedPost, SPAN, START } from "./planned.ts";
import { shareOfDay, TONGUES } from "./tongues.ts";

/** Ordinary original posts in a full week; everything else comes on top. */
export const ORDINARY_POSTS = 410_000;

export interface WeekOptions {
  readonly seed: number;
  /** Ordinary posts; fewer of them make fewer innocent look-alikes too, but the campaigns stay. */
  readonly posts?: number;
}

export interface LabelledPost {
  readonly post: Post;
  readonly label: Label;
}

export interface Week {
  readonly planted: readonly Planted[];
  /** In folding order; to be read once. */
  readonly posts: Generator<LabelledPost, void, undefined>;
}

const PARTS: Readonly<Record<string, (plan: Plan) => void>> = {
  headlines: planHeadlines,
  frames: planFrames,
  checkIns: planCheckIns,
  gameScores: planGameScores,
  wireCopy: planWireCopy,
  chainLetters: planChainLetters,
  petitions: planPetitions,
  lyricsAndMemes: planLyricsAndMemes,
  quotations: planQuotations,
};

/** Equal options, equal weeks. */
export function campaignWeek({ seed, posts = ORDINARY_POSTS }: WeekOptions): Week {
  const accounts = createAccounts(seed, TONGUES);
  const minutes = createMinutes();
  const plan = (name: string): Plan => ({
    chance: chanceOf(seed, name),
    accounts,
    groups: (count) => Math.max(1, Math.round((count * posts) / ORDINARY_POSTS)),
    add: minutes.add,
  });
  // The campaigns come first, so that they are the same in a shortened week.
  const planted = planCampaigns(plan("campaigns"));
  for (const [name, part] of Object.entries(PARTS)) part(plan(name));

  function* stream(): Generator<LabelledPost, void, undefined> {
    const ordinary = createOrdinary(chanceOf(seed, "phrases"));
    const echoes = createEchoes(chanceOf(seed, "echoes"));
    const tongues = TONGUES.map(({ writer, share, ahead }) => {
      const chance = chanceOf(seed, `ordinary/${writer.language}`);
      return { writer, ahead, chance, perDay: (posts / 7) * share, author: accounts.active(writer.language) };
    });
    const audiences = new Map(tongues.map(({ writer, author }) => [writer.language, author]));
    let number = 0;
    for (let minute = 0; minute < SPAN / MINUTE; minute += 1) {
      const due = minutes.take(minute);
      for (const { writer, ahead, chance, perDay, author } of tongues) {
        const count = chance.poisson(perDay * shareOfDay(minute, ahead));
        for (let i = 0; i < count; i += 1)
          due.push(ordinary.write(moment(minute, chance), author(chance), writer));
      }
      // Sorting is stable: what falls into one second keeps the order in which it was made.
      for (const made of due.sort((a, b) => a.at - b.at)) {
        number += 1;
        const id = `${seed}-${String(number).padStart(7, "0")}`;
        for (const echo of echoes.of(made, id, audiences.get(made.lang ?? "en")!)) minutes.add(echo);
        yield { post: toPost(made, id), label: made.label };
      }
    }
  }

  return { planted, posts: stream() };
}

function moment(minute: number, chance: Chance): number {
  return START + minute * MINUTE + chance.below(60) * SECOND;
}

/** What is planned, by its minute; a minute that is over takes nothing more. */
function createMinutes() {
  const waiting = new Map<number, PlannedPost[]>();
  return {
    add(post: PlannedPost) {
      const minute = Math.floor((post.at - START) / MINUTE);
      const due = waiting.get(minute);
      if (due === undefined) waiting.set(minute, [post]);
      else due.push(post);
    },
    take(minute: number): PlannedPost[] {
      const due = waiting.get(minute) ?? [];
      waiting.delete(minute);
      return due;
    },
  };
}

function toPost({ author, text, at, lang, repostOf }: PlannedPost, id: string): Post {
  const attachments = { links: linksIn(text), media: [] };
  return {
    source: "eval",
    id,
    platform: "eval",
    author,
    text,
    createdAt: at,
    lang,
    repostOf,
    ...attachments,
    raw: "",
  };
}
