/** What an editor does about a burst that an explanation keeps quiet: tell it here, or say that it explains nothing. */
import type { Kysely } from "kysely";
import { withoutDisputed } from "../../alerts/disputed.ts";
import { followedRoutes, routesOf } from "../../alerts/route.ts";
import { readWords } from "../../detect/tokens.ts";
import { saveExplanations, takeWave } from "../../store/bursts.ts";
import { noteDecision } from "../../store/decisions.ts";
import { disputesOf, putDispute } from "../../store/disputes.ts";
import { allFollows } from "../../store/follows.ts";
import { storiesOfWave } from "../../store/stories.ts";
import type { Tables } from "../../store/tables.ts";
import { findBurst } from "../desk/find-burst.ts";
import type { Announced, Disputed } from "../workbench.ts";
import type { Bench } from "./bench.ts";

/** Tells the place where it is asked, once, whatever kept the burst quiet there. */
export async function announceHere(
  tx: Kysely<Tables>,
  { scope, author, messages, watching }: Bench,
  name: string,
): Promise<Announced> {
  const found = await findBurst(tx, scope, name, []);
  if (found.is === "none") return { is: "no-burst" };
  if (found.is === "several") return found;
  const { burst, shortId, watchName, withdrawn } = found.detail;
  if (withdrawn) return { is: "withdrawn", shortId };
  const fileRoutes = watching?.fileRoutes ?? [];
  const routes = [...fileRoutes, ...followedRoutes(await allFollows(tx), fileRoutes)];
  const route = routesOf(burst.watch, routes).find(({ to }) => to === author.place);
  if (route === undefined) return { is: "not-told-here", watchName };
  if (route.approval) return { is: "asks-first", shortId };
  const wave = { burst: burst.id, wave: burst.wave, watch: burst.watch };
  const told = (await storiesOfWave(tx, wave)).some(({ place }) => place === author.place);
  if (told) return { is: "told", shortId };
  await messages.publish(tx, wave, author.place, author.at);
  await noteDecision(tx, author.place, wave, "first", author.at);
  return { is: "announced", shortId };
}

/** Says of what explains a burst that it does not: from now on it keeps these words quiet no more in this watch. */
export async function dispute(
  tx: Kysely<Tables>,
  { scope, author, messages }: Bench,
  name: string,
  kind: string | null,
): Promise<Disputed> {
  const found = await findBurst(tx, scope, name, []);
  if (found.is === "none") return { is: "no-burst" };
  if (found.is === "several") return found;
  const { shortId } = found.detail;
  const { id, wave, watch } = found.detail.burst;
  // What was found at the desk holds no words where it was withdrawn.
  const stored = await takeWave(tx, { burst: id, wave });
  if (stored === null) return { is: "no-burst" };
  const { burst } = stored;
  const standing = burst.explanations.filter(({ liftedBy }) => liftedBy === null);
  const disputed = standing.filter((explanation) => kind === null || explanation.kind === kind);
  if (disputed.length === 0) return { is: "not-explained", shortId };
  const words = [...readWords(burst.passage)];
  const said = { watch, burst: id, words, name: author.name, at: author.at };
  for (const explanation of disputed) await putDispute(tx, { ...said, kind: explanation.kind }, author.by);
  const explanations = withoutDisputed({ id, words }, burst.explanations, await disputesOf(tx, watch));
  await saveExplanations(tx, { burst: id, wave }, explanations);
  await messages.redraw(tx, id, author.at);
  return { is: "disputed", shortId, kinds: disputed.map((explanation) => explanation.kind) };
}
