import { describe, expect, it } from "vitest";
import { createDetector } from "../../src/detect/detector.ts";
import { readWords } from "../../src/detect/tokens.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";

const OPTIONS = {
  watch: "harbour",
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 10,
  slowWindow: 36 * HOUR,
  capacity: 100_000,
};

/** The posts of each burst, by number from 1; one text an account, ten minutes apart. */
function bursts(texts: readonly string[]): number[][] {
  const detector = createDetector(OPTIONS);
  const found = new Map<string, number[]>();
  texts.forEach((text, i) => {
    const post = { seq: i + 1, account: `x:${i}`, createdAt: i * 10 * MINUTE, repost: false };
    for (const finding of detector.observe({ ...post, words: readWords(text) })) {
      if (finding.kind === "opened")
        found.set(
          finding.burst,
          finding.members.map(({ seq }) => seq),
        );
      if (finding.kind === "joined") found.get(finding.burst)?.push(finding.member.seq);
      if (finding.kind === "absorbed") found.delete(finding.burst);
    }
  });
  return [...found.values()];
}

const FOUND: Record<string, readonly [string, string, string, string]> = {
  "one word swapped in each long copy, elsewhere": [
    "our ferry was the last thing that kept this small island alive through winter",
    "our boat was the last thing that kept this small island alive through winter",
    "our ferry was the last thing that kept this tiny island alive through winter",
    "our ferry was the last thing which kept this small island alive through winter",
  ],
  "two words swapped in each copy": [
    "our ferry was the last thing that kept this small island alive through winter and through spring",
    "our boat was the last thing that kept this small island alive through winter and through march",
    "our ferry was the very thing that kept this small island alive through winter and after spring",
    "our ferry was the last thing which kept this small island alive through winter and beyond spring",
  ],
  "one word in the middle of eight": [
    "nobody asked the island about closing its ferry",
    "nobody asked the island before closing its ferry",
    "nobody asked the village about closing its ferry",
    "nobody asked the island about ending its ferry",
  ],
  "one word in the middle of eight, the first copy being changed too": [
    "nobody asked the island before closing its ferry",
    "nobody asked the island about closing its ferry",
    "nobody asked the village about closing its ferry",
    "nobody asked the island about ending its ferry",
  ],
  "two words of twelve": [
    "nobody ever asked the island what it thought about closing the ferry",
    "nobody ever asked our island what it thought about ending the ferry",
    "somebody ever asked the island what we thought about closing the ferry",
    "nobody ever asked the island what they thought about closing the harbour",
  ],
  "sentences in another order": [
    "we saw the last ferry go on a monday. nobody asked us first. now our small school by the sea is empty",
    "nobody asked us first. we saw the last ferry go on a monday. now our small school by the sea is empty",
    "now our small school by the sea is empty. we saw the last ferry go on a monday. nobody asked us first",
    "nobody asked us first. now our small school by the sea is empty. we saw the last ferry go on a monday",
  ],
  "very short sentences in another order": [
    "save the ferry. vote on sunday. thank her for it",
    "vote on sunday. save the ferry. thank her for it",
    "thank her for it! vote on sunday! save the ferry!",
    "save the ferry, thank her for it, vote on sunday",
  ],
  "a letter with names filled in": [
    "dear mister adams please do not let Berta Quint close our ferry in may, yours from Karla",
    "dear mister olsen please do not let Vera Holm Lind close our ferry in may, yours from Johan",
    "dear mister de witt please do not let Otto Rau close our ferry in may, yours from Priya",
    "dear mister zhao please do not let Ines Marchetti close our ferry in may, yours from Tom Ek",
  ],
  "an ending cut off": [
    "our ferry was the last thing that kept this small island alive through winter",
    "our ferry was the last thing that kept this small island…",
    "our ferry was the last thing that kept this…",
    "our ferry was the last thing that kept…",
  ],
  "a swap and an intro of one's own": [
    "our ferry was the last thing that kept this small island alive",
    "listen to me all you people over there: our boat was the last thing that kept this small island alive",
    "so sad. our ferry was the last thing that held this small island alive",
    "our ferry was the last thing that kept that small island alive. somebody should finally say so",
  ],
};

const NOT_FOUND: Record<string, readonly [string, string, string, string]> = {
  "one opening before other words": [
    "i can not believe that my aunt still sells her old blue boat",
    "i can not believe that nobody wants to come with us on sunday",
    "i can not believe that this song has been stuck all morning here",
    "i can not believe that winter is over and the snow is gone",
  ],
  "one opening and one sign-off around other words": [
    "i can not believe that my aunt still sells her old blue boat to strangers have a nice day everyone",
    "i can not believe that nobody ever wants to come out with us on sunday have a nice day everyone",
    "i can not believe that this one song has been stuck here since all morning have a nice day everyone",
    "i can not believe that winter is finally over and all the snow is gone have a nice day everyone",
  ],
  "the same words in no order of sentences": [
    "her dog has bitten our postman on monday",
    "on monday our postman has bitten her dog",
    "our dog on monday has her postman bitten",
    "has her postman bitten on our monday dog",
  ],
  "half of a short text": [
    "the best thing about monday is coffee",
    "the best thing about this town is her",
    "the best thing about rain is silence",
    "the best thing about school was you",
  ],
};

describe("copies that were changed", () => {
  it.each(Object.entries(FOUND))("are one burst by four accounts in an hour: %s", (_kind, texts) => {
    expect(bursts(texts)).toEqual([[1, 2, 3, 4]]);
  });

  it.each(Object.entries(NOT_FOUND))("are told from what everybody says: %s", (_kind, texts) => {
    expect(bursts(texts)).toEqual([]);
  });
});
