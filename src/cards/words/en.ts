/** English, which every other language is measured by. */
import { absence } from "./en/absence.ts";
import { account } from "./en/account.ts";
import { amounts } from "./en/amounts.ts";
import { answers } from "./en/answers.ts";
import { approvals } from "./en/approvals.ts";
import { asking } from "./en/asking.ts";
import { audit } from "./en/audit.ts";
import { blocks } from "./en/blocks.ts";
import { burst } from "./en/burst.ts";
import { charts } from "./en/charts.ts";
import { chat } from "./en/chat.ts";
import { commands } from "./en/commands.ts";
import { corrections } from "./en/corrections.ts";
import { crews } from "./en/crews.ts";
import { differences } from "./en/differences.ts";
import { dossier } from "./en/dossier.ts";
import { drill } from "./en/drill.ts";
import { edits } from "./en/edits.ts";
import { evidence } from "./en/evidence.ts";
import { explanations } from "./en/explanations.ts";
import { exporting } from "./en/exporting.ts";
import { following } from "./en/following.ts";
import { follows } from "./en/follows.ts";
import { forms } from "./en/forms.ts";
import { help } from "./en/help.ts";
import { holds, purge } from "./en/holds.ts";
import { listed } from "./en/listed.ts";
import { lists } from "./en/lists.ts";
import { money } from "./en/money.ts";
import { mutes, until } from "./en/mutes.ts";
import { notes } from "./en/notes.ts";
import { own } from "./en/own.ts";
import { quiet } from "./en/quiet.ts";
import { readBack } from "./en/read-back.ts";
import { reasons } from "./en/reasons.ts";
import { refusals } from "./en/refusals.ts";
import { status } from "./en/status.ts";
import { suggestions } from "./en/suggestions.ts";
import { texts } from "./en/texts.ts";
import { thread } from "./en/thread.ts";
import { trials } from "./en/trials.ts";
import { upkeep } from "./en/upkeep.ts";
import { watches } from "./en/watches.ts";
import { why } from "./en/why.ts";

export const en = {
  absence,
  account,
  amounts,
  approvals,
  answers,
  asking,
  audit,
  blocks,
  burst,
  charts,
  chat,
  commands,
  corrections,
  crews,
  differences,
  dossier,
  drill,
  edits,
  evidence,
  explanations,
  exporting,
  following,
  follows,
  forms,
  help,
  holds,
  listed,
  lists,
  mutes,
  notes,
  purge,
  money,
  own,
  quiet,
  readBack,
  reasons,
  refusals,
  status,
  suggestions,
  texts,
  thread,
  trials,
  until,
  upkeep,
  watches,
  why,
};
