/** A time without money that can be read back: what that costs, who answered, and what came of it. */
import type { ReadBack } from "../domain/read-back.ts";
import { type Action, type Card, type CardNode, type Inline, text, time } from "./card.ts";
import { notificationLine } from "./excerpt.ts";
import { sourceName } from "./source-name.ts";
import type { Words } from "./words/catalogue.ts";

export interface ReadBackView {
  readonly readBack: ReadBack;
  readonly watchName: string;
  /** Amounts, and the buttons that spend them, are not for everybody. */
  readonly withAmounts: boolean;
}

/** About numbers are said to two digits. */
const DIGITS = 2;

export function readBackCard({ readBack, watchName, withAmounts }: ReadBackView, words: Words): Card {
  const said = words.readBack;
  const { from, to, state } = readBack;
  const headline = said.headline({ watch: watchName, source: sourceName(readBack.source) });
  const unread = said.unread({ first: time(from, "full"), latest: time(to, "full") });
  return {
    notification: notificationLine(watchName, headline, null),
    mark: null,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(headline)] },
      { is: "line", line: [...unread, ...became(readBack, withAmounts, words)] },
      ...(state !== "asked" ? [] : question(readBack, withAmounts, words)),
    ],
  };
}

/** What matches and costs, or what came of it. */
function became(of: ReadBack, withAmounts: boolean, { readBack: said }: Words): readonly Inline[] {
  const posts = Number(of.posts.toPrecision(DIGITS));
  const by = of.by ?? "";
  switch (of.state) {
    case "asked":
      return [text(withAmounts ? said.costs({ ...of, posts }) : said.matches(posts))];
    case "agreed":
      return [text(said.agreed(by))];
    case "left":
      return [text(said.left(by))];
    case "done": {
      const read = { by, posts: of.readPosts };
      return of.reachedAt === null || of.reachedAt > of.from
        ? said.doneTo({ ...read, first: time(of.reachedAt ?? of.to, "full") })
        : [text(said.done(read))];
    }
    case "lapsed":
    case "empty":
      return [text(said.lapsed)];
  }
}

function question({ watch }: ReadBack, withAmounts: boolean, { readBack: said }: Words): CardNode[] {
  const answer = (label: string, yes: "yes" | "no"): Action => ({
    label,
    command: "watch read-back",
    options: { watch, answer: yes },
  });
  return [
    { is: "note", line: [text(withAmounts ? said.meaning : said.askedElsewhere(watch))] },
    ...(withAmounts
      ? [{ is: "actions" as const, actions: [answer(said.yes, "yes"), answer(said.no, "no")] }]
      : []),
  ];
}
