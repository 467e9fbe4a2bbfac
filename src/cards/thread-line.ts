/** What is added below a burst's message while it develops: one line each, said once. */
import type { SeverityClass } from "../domain/severity.ts";
import type { Duration, Instant } from "../domain/time.ts";
import { atLeast, atMost, count, grouped } from "./amounts.ts";
import { type BurstCardView, burstSentence, copyCounts, sameDay } from "./burst-card.ts";
import { type Card, type Inline, strong, text, time } from "./card.ts";
import { notificationLine } from "./excerpt.ts";

/** Everything that is said below a burst's message, with what each needs to be said. */
export type ThreadEvent =
  /** It has clearly more accounts than when this place was last told. */
  | {
      readonly is: "grown";
      /** How many accounts the first message named. */
      readonly accountsAtFirst: number;
      /** The number of accounts at which the next line comes; null when only the end does. */
      readonly nextAt: number | null;
    }
  /** No copy for a whole window. */
  | { readonly is: "ended"; readonly window: Duration }
  /** The same words again after an end. The view is the new wave's. */
  | { readonly is: "wave"; readonly previousEndedAt: Instant | null }
  /** Another, earlier burst answers for this one from now on. */
  | { readonly is: "absorbed"; readonly into: string }
  /** Another watch found the same; the view is that watch's burst. */
  | { readonly is: "also-found" }
  /** Its severity came to a higher class. */
  | { readonly is: "raised"; readonly to: SeverityClass };

/** The line for an event, as a small card of its own. */
export function threadLine(event: ThreadEvent, view: BurstCardView): Card {
  switch (event.is) {
    case "grown":
      return grownLine(view, event);
    case "ended":
      return endedLine(view, event.window);
    case "wave":
      return waveLine(view, event.previousEndedAt);
    case "absorbed":
      return absorbedLine(view, event.into);
    case "also-found":
      return alsoFoundLine(view);
    case "raised":
      return raisedLine(view, event.to);
  }
}

function grownLine(
  view: BurstCardView,
  event: { readonly accountsAtFirst: number; readonly nextAt: number | null },
): Card {
  const { burst, copies } = view;
  const elapsed = atLeast(burst.lastAt - burst.firstAt);
  const next =
    event.nextAt === null ? "when it ends" : `at ${count(event.nextAt, "account")} or when it ends`;
  return line(view, `${count(burst.accounts, "account")} now`, [
    text(` (${grouped(event.accountsAtFirst)} at the first alert), ${count(burst.posts, "post")}, `),
    text(`${elapsed} after the first copy we saw.`),
    text(copies === null ? "" : ` Copies: ${copyCounts(copies)}.`),
    text(` Next line ${next}.`),
  ]);
}

function endedLine(view: BurstCardView, window: Duration): Card {
  const { burst } = view;
  const totals = `${count(burst.accounts, "account")}, ${count(burst.posts, "post")}`;
  return line(view, "Ended.", [
    text(` No new copy for ${atMost(window)}. In all ${totals}, `),
    time(burst.firstAt, "full"),
    text("–"),
    time(burst.lastAt, sameDay(burst.firstAt, burst.lastAt) ? "clock" : "full"),
    text("."),
  ]);
}

function waveLine(view: BurstCardView, previousEndedAt: Instant | null): Card {
  const before: Inline[] =
    previousEndedAt === null
      ? []
      : [text(" The wave before it ended "), time(previousEndedAt, "full"), text(".")];
  return line(view, `Wave ${grouped(view.burst.wave)}: the same words again.`, [
    text(` ${burstSentence(view.burst)}, the first of them `),
    time(view.burst.firstAt, "full"),
    text("."),
    ...before,
  ]);
}

function absorbedLine(view: BurstCardView, into: string): Card {
  return line(view, `Now part of burst ${into}.`, [
    text(
      ` Most posts of ${view.shortId} are in ${into} too, which was found earlier and is kept up from now on.`,
    ),
  ]);
}

function alsoFoundLine(view: BurstCardView): Card {
  const { burst } = view;
  return line(view, `The watch ${view.watchName} found the same words`, [
    text(`: burst ${view.shortId}, ${count(burst.accounts, "account")}, ${count(burst.posts, "post")}.`),
  ]);
}

function raisedLine(view: BurstCardView, to: SeverityClass): Card {
  const { accounts, posts, severity } = view.burst;
  return line(view, `${view.shortId} has ${count(accounts, "account")} and is now in class ${to}`, [
    text(` (severity ${severity} of 100), with ${count(posts, "post")}. `),
    text("The details are in its message."),
  ]);
}

function line(view: BurstCardView, lead: string, rest: readonly Inline[]): Card {
  const sentence = `${view.shortId}: ${lead.replace(/\.$/, "")}`;
  return {
    notification: notificationLine(view.watchName, sentence, view.mark),
    mark: view.mark,
    nodes: [
      { is: "line", line: [strong(lead), ...rest.filter((part) => part.is !== "text" || part.text !== "")] },
    ],
  };
}
