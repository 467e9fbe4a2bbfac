/** Keeping a person's review of a burst, within the scope of who gives it. */
import type { Kysely } from "kysely";
import { readWords } from "../../detect/tokens.ts";
import type { Review } from "../../domain/desk-notes.ts";
import { findWave } from "../../store/bursts.ts";
import { putReview } from "../../store/reviews.ts";
import type { Tables } from "../../store/tables.ts";
import { findBurst } from "../desk/find-burst.ts";
import type { Reviewed, ReviewGiven } from "../workbench.ts";
import type { Bench } from "./bench.ts";
import { suggestNarrower } from "./suggest.ts";

export async function giveReview(
  tx: Kysely<Tables>,
  { scope, author, messages }: Bench,
  name: string,
  given: ReviewGiven,
): Promise<Reviewed> {
  const found = await findBurst(tx, scope, name, []);
  if (found.is === "none") return { is: "no-burst" };
  if (found.is === "several") return found;
  const { burst, shortId } = found.detail;
  const review: Review = { ...given, by: author.name, at: author.at };
  const of = { burst: burst.id, wave: burst.wave, watch: burst.watch, accounts: burst.accounts };
  // What was found at the desk holds no words where it was withdrawn; a review keeps them, as hashes.
  const passage = (await findWave(tx, of))?.burst.passage ?? "";
  await putReview(tx, { ...review, ...of, words: [...readWords(passage)] }, author.by);
  await messages.redraw(tx, burst.id, author.at);
  const suggestion =
    given.verdict === "explained" ? await suggestNarrower(tx, { scope, author }, burst.watch) : null;
  return { is: "reviewed", shortId, review, suggestion };
}
