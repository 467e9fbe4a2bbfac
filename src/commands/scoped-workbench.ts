/** The workbench over the store: each change is one transaction, within the scope of who asks for it. */
import type { Kysely } from "kysely";
import { canBeKnown } from "../detect/known-texts.ts";
import { readWords } from "../detect/tokens.ts";
import type { Scope } from "../domain/scope.ts";
import { LONGEST_KNOWN_TEXT, type Watch } from "../domain/watch.ts";
import { allBlocks, putBlock, removeBlock } from "../store/blocks.ts";
import { agree, consentsOf } from "../store/consents.ts";
import { revokeDossier } from "../store/dossier-links.ts";
import { retried } from "../store/retried.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { addText, removeText } from "../store/watch-texts.ts";
import { emptyLog } from "../store/written-over.ts";
import type { Bench } from "./bench/bench.ts";
import { correctBurst } from "./bench/correct.ts";
import { announceHere, dispute } from "./bench/explained.ts";
import { follow, unfollow } from "./bench/follows.ts";
import { endHold, setHold } from "./bench/holds.ts";
import { endMuteEarly, setMute } from "./bench/mutes.ts";
import { pause, resume } from "./bench/pauses.ts";
import { purge } from "./bench/purge.ts";
import { readBack } from "./bench/read-backs.ts";
import { releaseBurst } from "./bench/release.ts";
import { giveReview } from "./bench/review.ts";
import { tryWatch } from "./bench/trials.ts";
import { addWatch, changeWatch, removeWatch, undoWatchChange } from "./bench/watches.ts";
import { inScope } from "./desk/in-scope.ts";
import { readTexts } from "./desk/read-texts.ts";
import type { Author, RaiseBudget, TextAdded, TextRemoved, WatchStarted, Workbench } from "./workbench.ts";

export function createWorkbench(
  store: Pick<Store, "db" | "transaction" | "dialect">,
  bench: Bench,
  raise: RaiseBudget = async () => null,
): Workbench {
  const { scope, author } = bench;
  const transaction = retried(store);

  /** Whoever goes by the watches hears of it once it is stored. */
  async function editing<T>(edit: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
    const edited = await transaction(edit);
    await bench.watching?.changed();
    return edited;
  }

  /** Files go after the record of why: where they cannot, the bot tries again. */
  async function ending<T>(edit: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
    const edited = await transaction(edit);
    await bench.removeEnded?.();
    await emptyLog(store);
    return edited;
  }

  return {
    startDrill: async (scenario) => (await bench.drills?.start(author, scenario)) ?? { is: "not-here" },
    stopDrill: async () => (await bench.drills?.stop(author.place)) ?? "none",
    block: (actor, why) => transaction((tx) => putBlock(tx, { actor, why }, author)),
    unblock: (actor) => transaction((tx) => removeBlock(tx, actor)),
    blocks: () => allBlocks(store.db),
    addWatch: (id, draft) => editing((tx) => addWatch(tx, bench, id, draft)),
    changeWatch: (id, draft) => editing((tx) => changeWatch(tx, bench, id, draft)),
    tryWatch: (id, draft) => tryWatch(store.db, bench, id, draft),
    removeWatch: (id) => editing((tx) => removeWatch(tx, bench, id)),
    undoWatchChange: (number) => editing((tx) => undoWatchChange(tx, bench, number)),
    follow: (watch, minSeverity) => editing((tx) => follow(tx, bench, watch, minSeverity)),
    unfollow: (watch) => editing((tx) => unfollow(tx, bench, watch)),
    pauseWatch: (id, until) => transaction((tx) => pause(tx, bench, id, until)),
    resumeWatch: (id) => transaction((tx) => resume(tx, bench, id)),
    mute: (asked, until, why) => transaction((tx) => setMute(tx, bench, asked, { until, why })),
    endMute: (number) => transaction((tx) => endMuteEarly(tx, bench, number)),
    release: (burst, place, how) => transaction((tx) => releaseBurst(tx, bench, burst, { place, how })),
    revokeDossier: (number) => transaction((tx) => revokeDossier(tx, number, author)),
    hold: (name, how) => transaction((tx) => setHold(tx, bench, name, how)),
    releaseHold: (number, why) => transaction((tx) => endHold(tx, bench, number, why)),
    purge: (asked, sure) => ending((tx) => purge(tx, bench, asked, sure)),
    announce: (burst) => transaction((tx) => announceHere(tx, bench, burst)),
    dispute: (burst, kind) => transaction((tx) => dispute(tx, bench, burst, kind)),
    correct: (burst, correction) => ending((tx) => correctBurst(tx, bench, burst, correction)),
    review: (burst, given) => transaction((tx) => giveReview(tx, bench, burst, given)),
    startWatch: (watch) => transaction((tx) => start(tx, { scope, author }, watch)),
    readBack: (watch, answer) => transaction((tx) => readBack(tx, bench, watch, answer)),
    async raiseBudget(source, asked) {
      const month = await raise(source, asked, author.at);
      return month === null ? { is: "free" } : { is: "set", month };
    },
    addText: (watch, text) => transaction((tx) => add(tx, { scope, author }, watch, text)),
    removeText: (watch, number) => transaction((tx) => remove(tx, scope, watch, number)),
  };
}

async function add(
  tx: Kysely<Tables>,
  { scope, author }: { readonly scope: Scope; readonly author: Author },
  id: string,
  text: string,
): Promise<TextAdded> {
  const [watch] = await readTexts(tx, scope, id);
  if (watch === undefined) return { is: "no-watch" };
  if (text.length > LONGEST_KNOWN_TEXT) return { is: "too-long", most: LONGEST_KNOWN_TEXT };
  const words = readWords(text);
  if (!canBeKnown(words)) return { is: "too-short" };
  const { watchName, texts } = watch;
  const same = texts.findIndex((known) => areEqual(readWords(known.text), words));
  if (same >= 0) return { is: "known", watchName, number: same + 1 };
  await addText(tx, id, { text, by: author.by, at: author.at });
  return { is: "added", watchName, number: texts.length + 1 };
}

async function remove(tx: Kysely<Tables>, scope: Scope, id: string, number: number): Promise<TextRemoved> {
  const [watch] = await readTexts(tx, scope, id);
  if (watch === undefined) return { is: "no-watch" };
  const { watchName, texts } = watch;
  const text = texts[number - 1];
  if (text === undefined) return { is: "no-text", watchName, count: texts.length };
  if (text.row === null) {
    const left = texts.filter((other) => other.row === null && other !== text);
    return { is: "in-file", watchName, left: left.map((other) => other.text) };
  }
  await removeText(tx, text.row);
  return { is: "removed", watchName, text: text.text };
}

async function start(
  tx: Kysely<Tables>,
  { scope, author }: { readonly scope: Scope; readonly author: Author },
  id: string,
): Promise<WatchStarted> {
  const row = await tx
    .selectFrom("watches")
    .select("definition")
    .where("id", "=", id)
    .where(inScope(scope, "watches.id"))
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return { is: "no-watch" };
  const { name: watchName } = JSON.parse(row.definition) as Watch;
  const asked = await consentsOf(tx, id);
  if (asked.length === 0) return { is: "not-asked", watchName };
  if (asked.every(({ agreed_at }) => agreed_at !== null)) return { is: "running", watchName };
  await agree(tx, id, author);
  return { is: "started", watchName };
}

function areEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
