import { describe, expect, it } from "vitest";
import { createDetector } from "../../src/detect/detector.ts";
import type { Finding } from "../../src/detect/finding.ts";
import { readWords } from "../../src/detect/tokens.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";

const OPTIONS = {
  watch: "w",
  minAccounts: 4,
  window: HOUR,
  slowMinAccounts: 20,
  slowWindow: 36 * HOUR,
  capacity: 10_000,
};
const PHRASE = "I just want to say that we never";
const MESSAGE =
  "only one candidate has stood up for our harbour workers and this sunday we can thank her together at the old town hall";

/** Words that no other post has. */
function ownWords(name: string, count: number): string {
  return Array.from({ length: count }, (_, i) => `${name}x${i}`).join(" ");
}

/** Posts of another account each, an hour apart, and then some within four minutes: the waves that they open. */
function opened(before: readonly string[], then: readonly string[]) {
  const detector = createDetector(OPTIONS);
  const at = [
    ...before.map((_, i) => i * HOUR),
    ...then.map((_, i) => before.length * HOUR + HOUR + i * MINUTE),
  ];
  const findings = [...before, ...then].flatMap((text, i): readonly Finding[] =>
    detector.observe({
      seq: i + 1,
      account: `a${i}`,
      createdAt: at[i]!,
      words: readWords(text),
      repost: false,
    }),
  );
  return findings.filter((finding) => finding.kind === "opened");
}

const four = (text: (i: number) => string) => Array.from({ length: 4 }, (_, i) => text(i));

describe("what a wave that opens is measured against", () => {
  it("is how often a short phrase was said, by posts that are in no burst too", () => {
    // Seven of its eight words: too few for a copy.
    const earlier = Array.from(
      { length: 9 },
      (_, i) => `${PHRASE.replace(" never", "")} ${ownWords(`b${i}`, 9)}`,
    );
    const waves = opened(
      earlier,
      four((i) => `${PHRASE} ${ownWords(`c${i}`, 9)}`),
    );
    expect(waves).toMatchObject([{ horizon: "fast", sightings: 9, sightingHours: 9 }]);
  });

  it("leaves out posts that say little of it", () => {
    const earlier = Array.from({ length: 9 }, (_, i) => `I just want to say ${ownWords(`b${i}`, 12)}`);
    const waves = opened(
      earlier,
      four((i) => `${PHRASE} ${ownWords(`c${i}`, 9)}`),
    );
    expect(waves).toMatchObject([{ horizon: "fast", sightings: 0, sightingHours: 0 }]);
  });

  it("of a message is how often the message was posted, not a phrase that it holds", () => {
    const phrases = Array.from({ length: 9 }, (_, i) => `${PHRASE} ${ownWords(`b${i}`, 9)}`);
    const alone = opened(
      phrases,
      four((i) => `${PHRASE} ${ownWords(`c${i}`, 9)}`),
    );
    // The phrase's clusters know of all nine, …
    expect(alone).toMatchObject([{ sightings: 9 }]);
    // … and the message's posts are in them too.
    const message = four(() => `${PHRASE} ${MESSAGE}`);
    expect(opened(phrases, message)).toMatchObject([{ horizon: "fast", sightings: 0 }]);
    expect(opened([...phrases, message[0]!, message[1]!], message)).toMatchObject([{ sightings: 2 }]);
  });
});
