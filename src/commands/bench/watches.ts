/** Adding, changing and removing watches of chat, and undoing that, within the scope of who asks. */
import type { Kysely } from "kysely";
import { isPhrase, MOST_PHRASES, WATCH_ID, WATCH_WINDOW, type Watch } from "../../domain/watch.ts";
import { putChatWatch, removeChatWatch } from "../../store/edit-watches.ts";
import type { Tables } from "../../store/tables.ts";
import { latestWatchChange, markUndone, putWatchChange, watchChange } from "../../store/watch-changes.ts";
import type { WatchDraft, WatchEdited, WatchFault, WatchUndone } from "../watch-outcomes.ts";
import type { Bench } from "./bench.ts";

const LISTS = ["keywords", "require", "exclude", "languages", "sources"] as const;
/** As much of a name as a line takes. */
const LONGEST_NAME = 200;

/** One account that repeats itself is no burst. */
const LEAST_ACCOUNTS = 2;

const NOTHING = { keywords: [], require: [], exclude: [], languages: [], sources: [], texts: [] };

export async function addWatch(
  tx: Kysely<Tables>,
  bench: Bench,
  id: string,
  draft: WatchDraft,
): Promise<WatchEdited> {
  if (!WATCH_ID.test(id)) return { is: "bad-id" };
  if (bench.scope.all === false) return { is: "not-here" };
  const there = await watchRow(tx, id);
  if (there !== null && there.removedAt === null) return { is: "exists" };
  const running = bench.watching?.sources ?? [];
  const [only, ...others] = running;
  const sources = only !== undefined && others.length === 0 ? [only] : [];
  const watch = drafted({ ...NOTHING, id, name: id, sources }, draft);
  const fault = faultOf(watch, running);
  if (fault !== null) return fault;
  await putChatWatch(tx, watch, bench.author.at);
  return noted(tx, bench, { watch, kind: "added", before: null });
}

export async function changeWatch(
  tx: Kysely<Tables>,
  bench: Bench,
  id: string,
  draft: WatchDraft,
): Promise<WatchEdited> {
  const planned = await plannedChange(tx, bench, id, draft);
  if (planned.is !== "planned") return planned;
  const { before, after: watch } = planned;
  if (planned.origin !== "chat") return { is: "in-file", watch };
  await putChatWatch(tx, watch, bench.author.at);
  return noted(tx, bench, { watch, kind: "changed", before });
}

/** What a change would make of a watch, or why it cannot be made; nothing is changed. */
export async function plannedChange(
  db: Kysely<Tables>,
  bench: Bench,
  id: string,
  draft: WatchDraft,
): Promise<WatchFault | WatchPlanned> {
  const row = await seen(db, bench, id);
  if (row === null) return { is: "no-watch" };
  const { watch: before, origin } = row;
  const after = drafted(before, draft);
  if (JSON.stringify(after) === JSON.stringify(before)) return { is: "unchanged", watch: after };
  const fault = faultOf(after, [...(bench.watching?.sources ?? []), ...before.sources]);
  return fault ?? { is: "planned", before, after, origin };
}

interface WatchPlanned {
  readonly is: "planned";
  readonly before: Watch;
  readonly after: Watch;
  readonly origin: "file" | "chat" | "built-in";
}

export async function removeWatch(tx: Kysely<Tables>, bench: Bench, id: string): Promise<WatchEdited> {
  const row = await seen(tx, bench, id);
  if (row === null) return { is: "no-watch" };
  const { watch } = row;
  if (row.origin !== "chat") return { is: "in-file", watch: null };
  await removeChatWatch(tx, id, bench.author.at);
  await bench.messages.endUnwatched(tx, bench.author.at);
  return noted(tx, bench, { watch, kind: "removed", before: watch });
}

/** Only the latest change of a watch can be undone: an earlier one would take later ones with it, unseen. */
export async function undoWatchChange(
  tx: Kysely<Tables>,
  bench: Bench,
  number: number,
): Promise<WatchUndone> {
  const { scope, author } = bench;
  const change = await watchChange(tx, number);
  if (change === null || !(scope.all || scope.watches.includes(change.watchId))) return { is: "none" };
  const latest = await latestWatchChange(tx, change.watchId);
  const row = await watchRow(tx, change.watchId);
  if (latest?.number !== number || row === null || row.origin !== "chat") return { is: "changed-since" };
  if (change.before === null) {
    await removeChatWatch(tx, change.watchId, author.at);
    await bench.messages.endUnwatched(tx, author.at);
  } else await putChatWatch(tx, change.before, author.at);
  await markUndone(tx, number, author);
  const { watch } = row;
  return { is: "undone", kind: change.kind, watch: change.before ?? watch };
}

async function noted(
  tx: Kysely<Tables>,
  { author, watching }: Bench,
  { watch, kind, before }: { watch: Watch; kind: "added" | "changed" | "removed"; before: Watch | null },
): Promise<WatchEdited> {
  const number = await putWatchChange(tx, { watchId: watch.id, kind, before, at: author.at }, author);
  const { id } = watch;
  const { posts } = await tx
    .selectFrom("watch_posts")
    .select((q) => q.fn.countAll<number>().as("posts"))
    .where("watch_id", "=", id)
    .executeTakeFirstOrThrow();
  const { bursts } = await tx
    .selectFrom("bursts")
    .select((q) => q.fn.countAll<number>().as("bursts"))
    .where("watch_id", "=", id)
    .where("state", "=", "open")
    .where("absorbed_by", "is", null)
    .executeTakeFirstOrThrow();
  const searches = kind === "removed" ? [] : (watching?.searches?.(watch) ?? []);
  const found = { posts: Number(posts), openBursts: Number(bursts) };
  return { is: kind, number, watch, by: author.name, ...found, searches };
}

function drafted(watch: Watch, draft: WatchDraft): Watch {
  const lists = LISTS.flatMap((list) => {
    const asked = draft[list];
    if (asked === undefined) return [];
    return [[list, asked.adds ? [...new Set([...watch[list], ...asked.items])] : asked.items] as const];
  });
  return {
    ...watch,
    ...(draft.name === undefined ? {} : { name: draft.name }),
    ...(draft.minAccounts === undefined ? {} : { minAccounts: draft.minAccounts }),
    ...(draft.window === undefined ? {} : { window: draft.window }),
    ...Object.fromEntries(lists),
  };
}

/** Why it cannot be read as it is; null when it can. */
function faultOf(watch: Watch, running: readonly string[]): WatchFault | null {
  const { name, keywords, require, exclude, languages, sources } = watch;
  if (name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) return { is: "bad-phrase", phrase: name };
  if ((watch.minAccounts ?? LEAST_ACCOUNTS) < LEAST_ACCOUNTS) return { is: "too-few-accounts" };
  const { window = WATCH_WINDOW.min } = watch;
  if (window < WATCH_WINDOW.min || window > WATCH_WINDOW.max) return { is: "bad-window" };
  if (keywords.length === 0) return { is: "no-keywords" };
  for (const list of [keywords, require, exclude]) {
    const bad = list.length > MOST_PHRASES ? list.at(-1) : list.find((phrase) => !isPhrase(phrase));
    if (bad !== undefined) return { is: "bad-phrase", phrase: bad };
  }
  const odd = languages.find((tag) => !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag));
  if (odd !== undefined) return { is: "bad-language", language: odd };
  const unknown = sources.find((source) => !running.includes(source));
  if (sources.length > 0 && unknown === undefined) return null;
  return { is: "no-source", source: unknown ?? null, running: [...new Set(running)] };
}

interface WatchRowFound {
  readonly watch: Watch;
  readonly origin: "file" | "chat" | "built-in";
  readonly removedAt: number | null;
}

async function watchRow(tx: Kysely<Tables>, id: string): Promise<WatchRowFound | null> {
  const row = await tx
    .selectFrom("watches")
    .select(["definition", "origin", "removed_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { watch: JSON.parse(row.definition) as Watch, origin: row.origin, removedAt: row.removed_at };
}

async function seen(tx: Kysely<Tables>, { scope }: Bench, id: string): Promise<WatchRowFound | null> {
  const row = await watchRow(tx, id);
  if (row === null || row.removedAt !== null) return null;
  return scope.all || scope.watches.includes(id) ? row : null;
}
