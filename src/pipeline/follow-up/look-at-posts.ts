/** Asks once for the first copies of an announced wave by themselves: what they quote, and how pictures are described. */
import { NO_READS } from "../../domain/reading.ts";
import { savePostDetails } from "../../store/post-details.ts";
import { copiesFrom } from "../../store/wave-accounts.ts";
import { readBooked } from "../budget/pay.ts";
import { endErrand, type FollowUpParts, giveWay, keepAnswer, redrawStories, type Step } from "./errand.ts";

/** One call's worth (PLATFORMS: 100 ids): copies carry the same, or the first ones show that they do not. */
const FIRST_COPIES = 100;

export async function lookAtPosts(parts: FollowUpParts, step: Step): Promise<void> {
  const { errand, lookups, now, signal } = step;
  const { source, watch_id: watch, burst_id: burst, wave } = errand;
  const copies = await copiesFrom(parts.store.db, { burst, wave }, source);
  const ids = copies.slice(0, FIRST_COPIES).map(({ postId }) => postId);
  if (ids.length === 0) return parts.store.transaction((tx) => endErrand(tx, errand, now));
  const most = { ...NO_READS, posts: ids.length };
  const ask = { source, purpose: "hydration", watch, burst, person: null, most } as const;
  const granted = await parts.budget.book(ask, now);
  if (granted.is === "refused") return giveWay(parts, step, granted);
  const asked = ids.slice(0, granted.most.posts);
  const { answers, reads } = await readBooked(parts, granted.booking, () => lookups.posts(asked, signal));
  parts.faults("details:read");
  const posts = answers.flatMap((answer) => (answer.is === "present" ? [answer.value] : []));
  await keepAnswer(parts, step, async (tx) => {
    await parts.budget.settle(tx, granted.booking, reads);
    await savePostDetails(tx, watch, posts, now);
    await endErrand(tx, errand, now);
    await redrawStories(tx, parts, errand, now);
    parts.faults("details:before-commit");
  });
}
