/** The result of a daily puzzle, in the form in which the puzzle hands it out. */
import type { Copy } from "./copies.ts";
import { type Explain, mostOf, shareOf } from "./reason.ts";

/** At least two lines of squares: what Wordle, Worldle, Quordle, Connections and their kin draw. */
const GRID = /(?:[⬛⬜🟥🟧🟨🟩🟦🟪🟫]\ufe0f?){3,}\s{1,4}(?:[⬛⬜🟥🟧🟨🟩🟦🟪🟫]\ufe0f?){3,}/u;
/** `Wordle 731 4/6`, `#Worldle #412 2/6 (100%)`: a name, a number, and a score out of few. */
const SCORE = /#?\p{L}+ #?\d[\d.,]{0,6} [\dx]\/\d\b/iu;
/** `Framed #95 🎥 🟥🟩`, `Heardle #95 🔉⬛⬛🟩`: a number and a row of squares. */
const ROW = /#?\d{1,5}\b[\s\S]{0,60}(?:[⬛⬜🟥🟧🟨🟩🟦🟪🟫]\ufe0f?){3,}/u;

/** What the patterns cannot do without, for most texts have neither. */
const SQUARE = /[⬛⬜🟥🟧🟨🟩🟦🟪🟫]/u;
const SLASH = "/";

export const gameScore: Explain = ({ copies }) => {
  const fits = ({ text }: Copy) =>
    (text.includes(SLASH) && SCORE.test(text)) || (SQUARE.test(text) && (GRID.test(text) || ROW.test(text)));
  const fitting = mostOf(copies, fits);
  if (fitting === null) return null;
  return {
    why: { is: "puzzle", share: shareOf(fitting, copies) },
    fits,
    lack: "a-score",
  };
};
