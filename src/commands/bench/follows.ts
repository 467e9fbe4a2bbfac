/** Following a watch where somebody asks for it, and no longer, beside the routes of the file. */
import type { Kysely } from "kysely";
import { putFollow, removeFollow } from "../../store/follows.ts";
import type { Tables } from "../../store/tables.ts";
import { watchNamed } from "../desk/watch-named.ts";
import type { Followed, Unfollowed } from "../watch-outcomes.ts";
import type { Bench } from "./bench.ts";

export async function follow(
  tx: Kysely<Tables>,
  { scope, author, watching }: Bench,
  id: string,
  minSeverity: number,
): Promise<Followed> {
  const watch = await watchNamed(tx, scope, id);
  if (watch === null) return { is: "no-watch" };
  const { place } = author;
  const fixed = watching?.fileRoutes.some((route) => route.to === place && route.watch === id) ?? false;
  if (fixed) return { is: "in-file", watchName: watch.name, place };
  await putFollow(tx, { watch: id, place, minSeverity }, author);
  return { is: "followed", watchName: watch.name, place, minSeverity };
}

export async function unfollow(
  tx: Kysely<Tables>,
  { scope, author, watching }: Bench,
  id: string,
): Promise<Unfollowed> {
  const watch = await watchNamed(tx, scope, id);
  if (watch === null) return { is: "no-watch" };
  const { place } = author;
  const watchName = watch.name;
  const removed = await removeFollow(tx, id, place);
  const still = watching?.fileRoutes.some(({ to, watch: told }) => to === place && [id, "*"].includes(told));
  if (still === true) return { is: "in-file", watchName, place };
  return { is: removed ? "unfollowed" : "not-followed", watchName, place };
}
