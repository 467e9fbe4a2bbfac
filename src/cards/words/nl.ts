/** Dutch, as a Flemish newsroom writes it. */
import type { en } from "./en.ts";
import { absence } from "./nl/absence.ts";
import { account } from "./nl/account.ts";
import { amounts } from "./nl/amounts.ts";
import { answers } from "./nl/answers.ts";
import { approvals } from "./nl/approvals.ts";
import { asking } from "./nl/asking.ts";
import { audit } from "./nl/audit.ts";
import { blocks } from "./nl/blocks.ts";
import { burst } from "./nl/burst.ts";
import { charts } from "./nl/charts.ts";
import { chat } from "./nl/chat.ts";
import { commands } from "./nl/commands.ts";
import { corrections } from "./nl/corrections.ts";
import { crews } from "./nl/crews.ts";
import { differences } from "./nl/differences.ts";
import { dossier } from "./nl/dossier.ts";
import { drill } from "./nl/drill.ts";
import { edits } from "./nl/edits.ts";
import { evidence } from "./nl/evidence.ts";
import { explanations } from "./nl/explanations.ts";
import { exporting } from "./nl/exporting.ts";
import { following } from "./nl/following.ts";
import { follows } from "./nl/follows.ts";
import { forms } from "./nl/forms.ts";
import { help } from "./nl/help.ts";
import { holds, purge } from "./nl/holds.ts";
import { listed } from "./nl/listed.ts";
import { lists } from "./nl/lists.ts";
import { money } from "./nl/money.ts";
import { mutes, until } from "./nl/mutes.ts";
import { notes } from "./nl/notes.ts";
import { own } from "./nl/own.ts";
import { quiet } from "./nl/quiet.ts";
import { readBack } from "./nl/read-back.ts";
import { reasons } from "./nl/reasons.ts";
import { refusals } from "./nl/refusals.ts";
import { status } from "./nl/status.ts";
import { suggestions } from "./nl/suggestions.ts";
import { texts } from "./nl/texts.ts";
import { thread } from "./nl/thread.ts";
import { trials } from "./nl/trials.ts";
import { upkeep } from "./nl/upkeep.ts";
import { watches } from "./nl/watches.ts";
import { why } from "./nl/why.ts";

export const nl: typeof en = {
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
