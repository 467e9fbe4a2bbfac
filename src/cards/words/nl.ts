/** Dutch, as a Flemish newsroom writes it. */
import type { en } from "./en.ts";
import { amounts } from "./nl/amounts.ts";
import { burst } from "./nl/burst.ts";
import { explanations } from "./nl/explanations.ts";
import { thread } from "./nl/thread.ts";

export const nl: typeof en = { amounts, burst, explanations, thread };
