/** Muting and ending mutes, within the scope of who asks. */
import type { Kysely } from "kysely";
import { readWords } from "../../detect/tokens.ts";
import { accountKey } from "../../domain/account.ts";
import type { Mute, MuteTarget } from "../../domain/alert.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Instant } from "../../domain/time.ts";
import { endMute, putMute } from "../../store/mutes.ts";
import type { Tables } from "../../store/tables.ts";
import { findAccounts } from "../desk/find-account.ts";
import { findBurst } from "../desk/find-burst.ts";
import { readMutes } from "../desk/read-mutes.ts";
import { watchNamed } from "../desk/watch-named.ts";
import type { ListedMute, MuteAsked, MuteEnded, MuteSet } from "../workbench.ts";
import type { Bench } from "./bench.ts";
import { suggestNarrower } from "./suggest.ts";

/** Fewer words occur everywhere. */
const LEAST_WORDS = 3;

export async function setMute(
  tx: Kysely<Tables>,
  bench: Bench,
  asked: MuteAsked,
  { until, why }: { readonly until: Instant; readonly why: string },
): Promise<MuteSet> {
  const { scope, author } = bench;
  const found = await targetOf(tx, scope, asked);
  if (found.is !== "target") return found;
  const watches = scope.all ? null : scope.watches;
  const mute: Mute = { target: found.target, until, by: author.by, byName: author.name, why, watches };
  const id = await putMute(tx, mute, author.at);
  if (found.target.kind === "burst") await bench.messages.redraw(tx, found.target.id, author.at);
  const set = (await readMutes(tx, scope, author.at)).find((listed) => listed.number === id);
  const watch = await watchOf(tx, found.target);
  const suggestion = watch === null ? null : await suggestNarrower(tx, bench, watch);
  return { is: "muted", mute: set as ListedMute, suggestion };
}

/** Whose rules are too wide where somebody mutes it; null for words and accounts, which are nobody's. */
async function watchOf(tx: Kysely<Tables>, target: MuteTarget): Promise<string | null> {
  if (target.kind === "watch") return target.id;
  if (target.kind !== "burst") return null;
  const row = await tx.selectFrom("bursts").select("watch_id").where("id", "=", target.id).executeTakeFirst();
  return row?.watch_id ?? null;
}

export async function endMuteEarly(
  tx: Kysely<Tables>,
  { scope, author, messages }: Bench,
  number: number,
): Promise<MuteEnded> {
  const mute = (await readMutes(tx, scope, author.at)).find((listed) => listed.number === number);
  if (mute === undefined) return { is: "none" };
  await endMute(tx, number, author);
  if (mute.target.kind === "burst") await messages.redraw(tx, mute.target.id, author.at);
  return { is: "ended", mute };
}

type Found = Exclude<MuteSet, { is: "muted" }> | { readonly is: "target"; readonly target: MuteTarget };

async function targetOf(tx: Kysely<Tables>, scope: Scope, asked: MuteAsked): Promise<Found> {
  switch (asked.kind) {
    case "burst": {
      const found = await findBurst(tx, scope, asked.name, []);
      if (found.is === "none") return { is: "no-burst", name: asked.name };
      if (found.is === "several") return found;
      return { is: "target", target: { kind: "burst", id: found.detail.burst.id } };
    }
    case "watch": {
      const watch = await watchNamed(tx, scope, asked.name);
      if (watch === null) return { is: "no-watch", name: asked.name };
      return { is: "target", target: { kind: "watch", id: watch.id } };
    }
    case "passage": {
      const words = [...readWords(asked.words)];
      if (words.length < LEAST_WORDS) return { is: "too-short" };
      return { is: "target", target: { kind: "passage", text: asked.words, words } };
    }
    case "accounts":
      return accountsNamed(tx, scope, asked.names);
  }
}

/** Only accounts of which something is stored: a misspelt name would mute nobody, unseen. */
async function accountsNamed(tx: Kysely<Tables>, scope: Scope, names: readonly string[]): Promise<Found> {
  const accounts = new Map<string, string>();
  const unknown: string[] = [];
  for (const name of new Set(names)) {
    const found = await findAccounts(tx, scope, name, []);
    if (found.accounts.length === 0) unknown.push(name);
    for (const { platform, accountId, handles } of found.accounts) {
      accounts.set(accountKey(platform, accountId), handles[0] === undefined ? accountId : `@${handles[0]}`);
    }
  }
  if (unknown.length > 0 || accounts.size === 0) return { is: "no-accounts", names: unknown };
  const list = [...accounts].map(([key, name]) => ({ key, name }));
  return { is: "target", target: { kind: "accounts", accounts: list } };
}
