/** A November whose money ends on the 20th, on the local X, up to the minute before December. */
import { DOLLAR } from "../../src/domain/money.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/domain/time.ts";
import { UNREAD } from "../../src/domain/unread.ts";
import { totalsAt } from "../../src/pipeline/budget/counters.ts";
import { setCounter } from "../../src/store/ledger.ts";
import { chatter, paste, SENTENCES } from "../pipeline/x-watch.ts";
import { NOW, WATCH } from "../sources/x/open-x.ts";
import { openXDesk, type XDesk, type XDeskSetting } from "./x-desk.ts";

export const TARIFF = { post: 5_000, user: 10_000, count: 5_000 };
export const DECEMBER: number = Date.UTC(2026, 11, 1);
const MONTH = 20 * DOLLAR;
/** Posts in the last seven days of November: two an hour, and a paste of twelve. */
export const UNREAD_POSTS: number = 7 * 48 + 12;

export const SPENT: XDeskSetting = {
  ...{ watches: [WATCH], month: MONTH, day: DOLLAR, confirmFrom: 100 * DOLLAR },
};

export async function spentMonth(more: Partial<XDeskSetting> = {}): Promise<XDesk> {
  const desk = await openXDesk({ ...SPENT, ...more });
  chatter(desk.x, NOW - DAY, DECEMBER + DAY, 30 * MINUTE);
  paste(desk.x, SENTENCES[0] ?? "", Date.UTC(2026, 10, 28, 9));
  await desk.tick(WATCH.id, NOW);
  await desk.store.transaction((tx) => setCounter(tx, totalsAt("x", NOW).open, 0.9 * MONTH));
  for (let at = NOW + HOUR; at < DECEMBER; at += DAY) await desk.tick(WATCH.id, at);
  await desk.tick(WATCH.id, DECEMBER - MINUTE);
  return desk;
}

/** A poll, and those that are due at once for what was read back after it. */
export async function tickThrough({ store, tick }: XDesk, at: Instant): Promise<void> {
  const due = () => store.db.selectFrom("watches").select("due_at").executeTakeFirstOrThrow();
  do await tick(WATCH.id, at);
  while (((await due()).due_at ?? 0) <= at);
}

export const gapsOf = ({ store }: Pick<XDesk, "store">, why: string = UNREAD.month) =>
  store.db.selectFrom("gaps").select(["from_at", "to_at", "why"]).where("why", "=", why).execute();

export const inNovember = async ({ store }: Pick<XDesk, "store">) =>
  store.db
    .selectFrom("watch_posts")
    .select(["post_id", "via", "seq"])
    .where("created_at", ">", NOW + HOUR)
    .where("created_at", "<", DECEMBER - HOUR)
    .execute();
