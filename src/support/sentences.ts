/** What is wrong and what to do about it, as an operator reads the two: as sentences. */

/** "the disk is full", "make room" to "the disk is full. Make room." A mend of null adds nothing. */
export function withMend(what: string, mend: string | null): string {
  return mend === null ? what : `${closed(what)} ${closed(begun(mend))}`;
}

function closed(sentence: string): string {
  return /[.!?…:]["'”)]?$/.test(sentence) ? sentence : `${sentence}.`;
}

/** A plain word begins with a capital; the name of a setting stays what it is. */
function begun(sentence: string): string {
  return /^\p{Ll}+(?=[\s,:]|$)/u.test(sentence)
    ? sentence.charAt(0).toUpperCase() + sentence.slice(1)
    : sentence;
}
