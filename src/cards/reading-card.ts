/** What a place is told of how its watches are read from now on: without amounts, which are not for everybody. */
import type { Instant } from "../domain/time.ts";
import { type Card, type Inline, text, time } from "./card.ts";
import { shortened } from "./excerpt.ts";
import { sourceName } from "./source-name.ts";
import type { Words } from "./words/catalogue.ts";

export interface ReadingChange {
  /** Sampled for the rest of the month, or not read at all. */
  readonly is: "sampled" | "stopped";
  readonly source: string;
  /** Names of the watches that the place hears of. */
  readonly watches: readonly string[];
  readonly at: Instant;
  /** When reading is as it was, at the latest. */
  readonly anew: Instant;
}

export function readingCard({ is, source, watches, at, anew }: ReadingChange, words: Words): Card {
  const { money, amounts } = words;
  const of = { source: sourceName(source), names: amounts.all(watches) };
  const headline = is === "sampled" ? money.sampledNow(of) : money.notReadNow(of);
  const resumes = time(anew, "full");
  const rest: readonly Inline[] =
    is === "sampled"
      ? money.sampledRest({ anew: resumes })
      : money.notReadRest({ stopped: time(at, "full"), anew: resumes });
  return {
    notification: shortened(headline, 120),
    mark: null,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(headline)] },
      { is: "line", line: rest },
    ],
  };
}
