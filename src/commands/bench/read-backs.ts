/** Answering whether a time without money is read back, within the scope of who asks. */
import type { Kysely } from "kysely";
import { answerReadBack, latestReadBack } from "../../store/read-backs.ts";
import type { Tables } from "../../store/tables.ts";
import { pollSoon } from "../../store/watches.ts";
import { watchNamed } from "../desk/watch-named.ts";
import type { WatchReadBack } from "../watch-outcomes.ts";
import type { Bench } from "./bench.ts";

export async function readBack(
  tx: Kysely<Tables>,
  { scope, author }: Bench,
  id: string,
  answer: "agreed" | "left" | null,
): Promise<WatchReadBack> {
  const watch = await watchNamed(tx, scope, id);
  if (watch === null) return { is: "no-watch" };
  const { name: watchName } = watch;
  const latest = await latestReadBack(tx, id);
  if (latest === null || latest.state === "empty") return { is: "nothing", watchName };
  const isAnswered = answer !== null && (await answerReadBack(tx, latest.id, answer, author));
  // Asked for what it is, or answered before.
  if (!isAnswered) return { is: "as-it-is", watchName, readBack: latest };
  await pollSoon(tx, id, author.at);
  return { is: answer, watchName };
}
