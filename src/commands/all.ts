/** Every command there is; the only file that names them. */
import { account } from "./account.ts";
import { announce } from "./announce.ts";
import { ask } from "./ask.ts";
import { audit } from "./audit.ts";
import { block } from "./block.ts";
import { blockEnd } from "./block-end.ts";
import { blockList } from "./block-list.ts";
import { budgetRaise } from "./budget-raise.ts";
import { burst } from "./burst.ts";
import { bursts } from "./bursts.ts";
import type { Command } from "./command.ts";
import { correct } from "./correct.ts";
import { cost } from "./cost.ts";
import { crew } from "./crew.ts";
import { crews } from "./crews.ts";
import { dispute } from "./dispute.ts";
import { drill } from "./drill.ts";
import { drillStop } from "./drill-stop.ts";
import { exportCommand } from "./export.ts";
import { exportCheck } from "./export-check.ts";
import { exportRevoke } from "./export-revoke.ts";
import { follow } from "./follow.ts";
import { helpCommand } from "./help.ts";
import { hold } from "./hold.ts";
import { holdList } from "./hold-list.ts";
import { holdRelease } from "./hold-release.ts";
import { keep } from "./keep.ts";
import { language } from "./language.ts";
import { mute } from "./mute.ts";
import { muteAccounts } from "./mute-accounts.ts";
import { muteEnd } from "./mute-end.ts";
import { muteList } from "./mute-list.ts";
import { mutePassage } from "./mute-passage.ts";
import { muteWatch } from "./mute-watch.ts";
import { phrase } from "./phrase.ts";
import { publish } from "./publish.ts";
import { purgeAccount } from "./purge-account.ts";
import { purgePost } from "./purge-post.ts";
import { review } from "./review.ts";
import { reviews } from "./reviews.ts";
import { status } from "./status.ts";
import { textAdd } from "./text-add.ts";
import { textList } from "./text-list.ts";
import { textRemove } from "./text-remove.ts";
import { unfollow } from "./unfollow.ts";
import { watchAdd } from "./watch-add.ts";
import { watchChange } from "./watch-change.ts";
import { watchDiscard } from "./watch-discard.ts";
import { watchList } from "./watch-list.ts";
import { watchPause } from "./watch-pause.ts";
import { watchReadBack } from "./watch-read-back.ts";
import { watchRemove } from "./watch-remove.ts";
import { watchResume } from "./watch-resume.ts";
import { watchShow } from "./watch-show.ts";
import { watchStart } from "./watch-start.ts";
import { watchTry } from "./watch-try.ts";
import { watchUndo } from "./watch-undo.ts";
import { why } from "./why.ts";
import { withdraw } from "./withdraw.ts";

/** In the order in which help lists them. */
export const allCommands: readonly Command[] = [
  bursts,
  burst,
  account,
  crews,
  crew,
  phrase,
  why,
  watchList,
  watchShow,
  watchStart,
  watchReadBack,
  watchAdd,
  watchTry,
  watchDiscard,
  watchChange,
  watchPause,
  watchResume,
  watchRemove,
  watchUndo,
  follow,
  unfollow,
  textList,
  textAdd,
  textRemove,
  mute,
  muteWatch,
  mutePassage,
  muteAccounts,
  muteList,
  muteEnd,
  review,
  reviews,
  publish,
  keep,
  announce,
  dispute,
  correct,
  withdraw,
  exportCommand,
  exportCheck,
  exportRevoke,
  hold,
  holdList,
  holdRelease,
  purgePost,
  purgeAccount,
  status,
  audit,
  block,
  blockList,
  blockEnd,
  drill,
  drillStop,
  ask,
  cost,
  budgetRaise,
  language,
  helpCommand(() => allCommands),
];
