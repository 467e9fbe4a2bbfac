/** Purging a post or an account for good, unless a hold keeps it. */
import type { Kysely } from "kysely";
import { accountKey } from "../../domain/account.ts";
import type { Scope } from "../../domain/scope.ts";
import { putAmendment } from "../../store/amendments.ts";
import { lockAudit } from "../../store/audit.ts";
import { type Hold, holdsOnPost } from "../../store/holds.ts";
import { endExports, exportsWithPosts } from "../../store/kept-exports.ts";
import type { DrawnSlot } from "../../store/outbox.ts";
import { forgetPictures } from "../../store/pictures.ts";
import {
  burstsWith,
  forgetRevisions,
  type PurgeablePost,
  purgePost,
  recordPurge,
} from "../../store/purge.ts";
import { purgeAccount } from "../../store/purge-account.ts";
import type { Tables } from "../../store/tables.ts";
import { findAccounts } from "../desk/find-account.ts";
import { postInScope } from "../desk/in-scope.ts";
import type { PurgeAsked, Purged } from "../workbench.ts";
import type { Bench } from "./bench.ts";

/** @param sure false only tells what would go. */
export async function purge(
  tx: Kysely<Tables>,
  bench: Bench,
  asked: PurgeAsked,
  sure: boolean,
): Promise<Purged> {
  const { scope, author } = bench;
  const found = await postsOf(tx, scope, asked);
  if (found.is !== "posts") return found;
  const holds = await holdsOn(tx, found.posts, author.at);
  if (holds.length > 0) return { is: "held", holds };
  const bursts = await burstsWith(tx, found.posts);
  if (!sure) return { is: "asked", posts: found.posts.length, bursts: bursts.length };
  await lockAudit(tx);
  const of = { kind: asked.kind, posts: found.posts.length, by: author.by, at: author.at };
  const number = await recordPurge(tx, of);
  const alias = asked.kind === "account" ? `purged-${number}` : null;
  // While it is still known whose posts they were.
  const exports = await endExports(tx, await exportsWithPosts(tx, found.posts), "purged", author.at);
  for (const post of found.posts) await purgePost(tx, post, alias, author.at);
  const [first] = found.posts;
  if (alias !== null && first !== undefined) await purgeAccount(tx, { ...first, alias });
  for (const burst of bursts) await forgetPictures(tx, burst);
  const slots = await redrawAll(tx, bench, bursts);
  await forgetRevisions(tx, slots);
  await putAmendment(
    tx,
    { name: `purge:${number}`, about: `#${number}`, askedIn: author.place },
    slots,
    author.at,
  );
  const messages = slots.filter(({ changed }) => changed).length;
  return { is: "purged", number, posts: found.posts.length, bursts: bursts.length, messages, exports };
}

async function redrawAll(
  tx: Kysely<Tables>,
  { messages, author }: Bench,
  bursts: readonly string[],
): Promise<readonly DrawnSlot[]> {
  const slots = new Map<string, DrawnSlot>();
  for (const burst of bursts) {
    for (const slot of await messages.redraw(tx, burst, author.at)) {
      const name = `${slot.place} ${slot.subject}`;
      // Two bursts may stand on one message, which the first of them has changed.
      slots.set(name, { ...slot, changed: slot.changed || slots.get(name)?.changed === true });
    }
  }
  return [...slots.values()];
}

async function holdsOn(
  tx: Kysely<Tables>,
  posts: readonly PurgeablePost[],
  now: number,
): Promise<readonly Hold[]> {
  const holds = new Map<number, Hold>();
  for (const { source, id, platform, accountId } of posts) {
    const key = accountKey(platform, accountId);
    for (const hold of await holdsOnPost(tx, { source, id, accountKey: key }, now)) holds.set(hold.id, hold);
  }
  return [...holds.values()];
}

type Found =
  | { readonly is: "posts"; readonly posts: readonly PurgeablePost[] }
  | Extract<Purged, { is: "none" | "several" }>;

async function postsOf(tx: Kysely<Tables>, scope: Scope, { kind, name }: PurgeAsked): Promise<Found> {
  let query = tx
    .selectFrom("posts")
    .select(["source", "id", "platform", "account_id"])
    .where(postInScope(scope))
    .where("purged_at", "is", null)
    .orderBy("source")
    .orderBy("id");
  if (kind === "post") {
    query = query.where("id", "=", postIdOf(name));
  } else {
    const { accounts, more } = await findAccounts(tx, scope, name, []);
    const [account] = accounts;
    if (account === undefined) return { is: "none" };
    if (accounts.length + more > 1) return { is: "several", ids: accounts.map(({ accountId }) => accountId) };
    query = query.where("platform", "=", account.platform).where("account_id", "=", account.accountId);
  }
  const rows = await query.execute();
  if (rows.length === 0) return { is: "none" };
  const posts = rows.map(({ account_id, ...row }) => ({ ...row, accountId: account_id }));
  return { is: "posts", posts };
}

/** The id itself, or the last part of a post's address. */
function postIdOf(typed: string): string {
  if (!URL.canParse(typed)) return typed;
  return (
    new URL(typed).pathname
      .split("/")
      .filter((part) => part !== "")
      .at(-1) ?? typed
  );
}
