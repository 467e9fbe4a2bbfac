/** The text asks its readers to post it again. */
import type { Copy } from "./copies.ts";
import { type Explain, mostOf, shareOf } from "./reason.ts";

/** As chain letters put it, in English, Dutch, German, French and Spanish. */
const REQUEST =
  /copy (?:and|&|\+|then) paste|copy\/paste|cut and paste|re-?post (?:this|if)|share (?:this )?if you|pass (?:this|it) on to|forward this to|(?:break|keep) the chain|kopieer en plak|knippen en plakken|plak dit op|deel dit als|stuur dit door|kopieren und (?:ein)?fügen|kopiert? und (?:postet|teilt|fügt)|teilt? (?:das|dies|es),? wenn|schickt? (?:das|dies|es) weiter an|copi(?:er|ez|e) (?:et|\/|-) ?coll(?:er|ez|e)|partage[zr]? si|fai(?:tes|s) (?:tourner|passer)|copi(?:a|ar|e|en) y peg(?:a|ar|ue|uen)|compart(?:e|an|id) si|compártelo|pásalo|reenvía (?:esto|este)/;

export const chainLetter: Explain = ({ copies }) => {
  const request = ({ plain }: Copy) => REQUEST.exec(plain)?.[0] ?? null;
  const fits = (copy: Copy) => request(copy) !== null;
  const fitting = mostOf(copies, fits);
  const first = fitting?.[0];
  if (fitting === null || first === undefined) return null;
  return {
    why: { is: "asks-to-repost", share: shareOf(fitting, copies), quoted: request(first) ?? "" },
    fits,
    lack: "that-request",
  };
};
