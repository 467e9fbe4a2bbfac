/** Deciding whether a place that asks first is told of a burst. */
import type { Kysely } from "kysely";
import type { Place } from "../../domain/alert.ts";
import { approvalsOf, decideApproval } from "../../store/approvals.ts";
import type { Tables } from "../../store/tables.ts";
import { findBurst } from "../desk/find-burst.ts";
import type { Release, Released } from "../workbench.ts";
import type { Bench } from "./bench.ts";

export async function releaseBurst(
  tx: Kysely<Tables>,
  { scope, author, messages }: Bench,
  name: string,
  { place, how }: { readonly place: Place | null; readonly how: Release },
): Promise<Released> {
  const found = await findBurst(tx, scope, name, []);
  if (found.is === "none") return { is: "no-burst" };
  if (found.is === "several") return found;
  const { burst, shortId } = found.detail;
  const wave = { burst: burst.id, wave: burst.wave };
  const asked = (await approvalsOf(tx, wave)).filter((each) => place === null || each.place === place);
  const open = asked.filter(({ state }) => state === "waiting" || (state === "kept" && how !== "kept"));
  const [one, ...others] = open;
  if (one === undefined) return { is: "not-waiting", shortId, by: asked[0]?.by_name ?? null };
  if (others.length > 0) return { is: "which-place", places: open.map((each) => each.place) };
  const decision = { state: how, by: author.by, name: author.name, at: author.at };
  if (!(await decideApproval(tx, one.place, wave, decision)))
    return { is: "not-waiting", shortId, by: one.by_name };
  if (how !== "kept") await messages.publish(tx, wave, one.place, author.at);
  await messages.redraw(tx, burst.id, author.at);
  return { is: "released", shortId, place: one.place };
}
