/** An agency's report, printed by newsrooms: it opens with a dateline. */
import type { Copy } from "./copies.ts";
import { isNewsroom } from "./newsrooms.ts";
import { type Explain, mostOf, shareOf } from "./reason.ts";

/** `HALMVIK (NPA) -`, `NEW YORK, Nov 3 (Reuters) —`, `Halmvik, NPA:`; the Associated Press stylebook, "datelines". */
const DATELINE =
  /^\W{0,3}(?:\p{Lu}[\p{L}.'’ -]{1,40}(?:, [^()]{1,30})? ?\((\p{Lu}[\p{L}\d .&/-]{1,30}|dpa|afp)\) ?[-–—:]|\p{Lu}[\p{L}.'’ -]{1,40}, ?(\p{Lu}[\p{L}\d &/-]{1,30}|dpa):)/u;
/** The agencies of the world's larger and Europe's smaller markets, as datelines name them. */
const AGENCIES =
  /^(?:ap|reuters|afp|dpa|anp|belga|efe|europa press|apa|pa|ansa|upi|xinhua|tass|interfax|kyodo|aap|cp|pti|ani|ats|keystone|lusa|ritzau|ntb|tt|stt|pap|ctk|mti|bloomberg)\b/i;

export const wireCopy: Explain = ({ copies }) => {
  const agency = ({ text }: Copy) => {
    const match = DATELINE.exec(text);
    return match?.[1] ?? match?.[2] ?? null;
  };
  const fits = (copy: Copy) => agency(copy) !== null;
  const fitting = mostOf(copies, fits);
  const first = fitting?.[0];
  if (fitting === null || first === undefined) return null;
  const name = agency(first) ?? "";
  const newsrooms = mostOf(copies, ({ handle }) => isNewsroom(handle));
  // Anybody can write a dateline: it counts with an agency that exists, or on newsrooms' accounts.
  if (newsrooms === null && !AGENCIES.test(name)) return null;
  return {
    why: {
      is: "dateline",
      share: shareOf(fitting, copies),
      agency: name,
      newsrooms: newsrooms?.length ?? null,
    },
    fits,
    lack: "the-dateline",
  };
};
