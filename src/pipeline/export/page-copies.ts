/** A copy of a burst as the page shows it: what it changed, and of a long text the beginning. */
import { inertLine } from "../../cards/inert.ts";
import { runsOf } from "../../detect/differences.ts";
import { type BurstMember, thingOf } from "../../domain/burst.ts";
import type { DossierCopy, Run } from "../../dossier/view.ts";
import { permalink } from "../../evidence/permalink.ts";
import type { StoredBurst } from "../../store/bursts.ts";

/** Characters of a copy's text as they are shown; with more of the wide ones a row could be longer than a page of A4. */
const SHOWN_TEXT = 2_000;

export function copyOf(
  burst: StoredBurst["burst"],
  { platform, postId, accountId, ...copy }: BurstMember,
): DossierCopy {
  const { text, handle, purged = false, createdAt: at } = copy;
  const whole: readonly Run[] | null =
    text === null ? null : thingOf(burst) === null ? runsOf(burst.passage, text) : [{ is: "same", text }];
  return {
    at,
    name: handle === null ? accountId : `@${handle}`,
    url: purged ? null : permalink(platform, postId),
    ...shownOf(whole),
  };
}

/** The beginning of a long text, whole characters of it. */
function shownOf(whole: readonly Run[] | null): Pick<DossierCopy, "runs" | "moreText"> {
  if (whole === null) return { runs: null, moreText: 0 };
  const runs: Run[] = [];
  let [room, moreText] = [SHOWN_TEXT, 0];
  for (const run of whole) {
    const text = beginning(run.text, room);
    if (text !== "") runs.push({ ...run, text });
    room -= inertLine(text).length;
    moreText += run.is === "left-out" ? 0 : run.text.length - text.length;
  }
  return { runs, moreText };
}

/** As much of a text as takes so much room when it is made inert, which what cannot be seen takes more of. */
function beginning(text: string, room: number): string {
  let end = text.length;
  while (end > 0 && inertLine(text.slice(0, end)).length > room) end = Math.floor(Math.min(end * 0.8, room));
  return end === text.length ? text : text.slice(0, end).replace(/[\uD800-\uDBFF]$/, "");
}
