/** Holding bursts and accounts, and releasing them, within the scope of who asks. */
import type { Kysely } from "kysely";
import { accountKey } from "../../domain/account.ts";
import type { Scope } from "../../domain/scope.ts";
import type { Instant } from "../../domain/time.ts";
import { type Hold, putHold, releaseHold } from "../../store/holds.ts";
import type { Tables } from "../../store/tables.ts";
import { findAccounts } from "../desk/find-account.ts";
import { findBurst } from "../desk/find-burst.ts";
import { readHolds } from "../desk/read-holds.ts";
import type { HoldReleased, HoldSet } from "../workbench.ts";
import type { Bench } from "./bench.ts";

export async function setHold(
  tx: Kysely<Tables>,
  { scope, author }: Bench,
  name: string,
  { why, until }: { readonly why: string; readonly until: Instant | null },
): Promise<HoldSet> {
  const found = await meant(tx, scope, name);
  if (found.is !== "target") return found;
  const hold = { target: found.target, name: found.name, why, until, by: author.name, at: author.at };
  const id = await putHold(tx, { ...hold, actor: author.by });
  return { is: "held", hold: { ...hold, id } };
}

export async function endHold(
  tx: Kysely<Tables>,
  { scope, author }: Bench,
  number: number,
  why: string,
): Promise<HoldReleased> {
  const hold = (await readHolds(tx, scope, author.at)).find(({ id }) => id === number);
  if (hold === undefined) return { is: "none" };
  await releaseHold(tx, number, { by: author.by, at: author.at, why });
  return { is: "released", hold };
}

type Meant =
  | Exclude<HoldSet, { is: "held" }>
  | { readonly is: "target"; readonly target: Hold["target"]; readonly name: string };

/** A burst by its name, else an account; "@" says that an account is meant. */
async function meant(tx: Kysely<Tables>, scope: Scope, name: string): Promise<Meant> {
  const burst = name.startsWith("@") ? { is: "none" as const } : await findBurst(tx, scope, name, []);
  if (burst.is === "several") return burst;
  if (burst.is === "found") {
    const { burst: of, shortId } = burst.detail;
    return { is: "target", target: { kind: "burst", id: of.id }, name: shortId };
  }
  const { accounts, more } = await findAccounts(tx, scope, name, []);
  const [account] = accounts;
  if (account === undefined) return { is: "none" };
  if (accounts.length + more > 1)
    return { is: "several-accounts", ids: accounts.map(({ accountId }) => accountId) };
  const { platform, accountId, handles } = account;
  const called = handles[0] === undefined ? accountId : `@${handles[0]}`;
  return { is: "target", target: { kind: "account", id: accountKey(platform, accountId) }, name: called };
}
