/** English, which every other language is measured by. */
import { amounts } from "./en/amounts.ts";
import { burst } from "./en/burst.ts";
import { explanations } from "./en/explanations.ts";
import { thread } from "./en/thread.ts";

export const en = { amounts, burst, explanations, thread };
