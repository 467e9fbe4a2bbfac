/** Every command there is; the only file that names them. */
import { account } from "./account.ts";
import { ask } from "./ask.ts";
import { audit } from "./audit.ts";
import { burst } from "./burst.ts";
import { bursts } from "./bursts.ts";
import type { Command } from "./command.ts";
import { crew } from "./crew.ts";
import { crews } from "./crews.ts";
import { helpCommand } from "./help.ts";
import { phrase } from "./phrase.ts";
import { status } from "./status.ts";
import { textAdd } from "./text-add.ts";
import { textList } from "./text-list.ts";
import { textRemove } from "./text-remove.ts";
import { watchList } from "./watch-list.ts";
import { watchShow } from "./watch-show.ts";
import { why } from "./why.ts";

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
  textList,
  textAdd,
  textRemove,
  status,
  audit,
  ask,
  helpCommand(() => allCommands),
];
