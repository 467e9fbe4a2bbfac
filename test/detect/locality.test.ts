import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDetector } from "../../src/detect/detector.ts";
import type { DetectionOptions, Observation } from "../../src/detect/finding.ts";
import { readThings } from "../../src/detect/thing-hashes.ts";
import { readWords } from "../../src/detect/tokens.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { streams } from "./stream.ts";

const OPTIONS: DetectionOptions = {
  watch: "harbour",
  minAccounts: 3,
  window: 10 * MINUTE,
  slowMinAccounts: 5,
  slowWindow: 60 * MINUTE,
  thingMinAccounts: 3,
  capacity: 10_000,
};

/** Says much of what bursts say, with a word of its own after each: no two words of theirs in a row. */
const WORDS = "only one candidate has stood up for our harbour workers this sunday we can thank her".split(
  " ",
);
const outsideText = (n: number) => WORDS.map((word, i) => `${word} own${n}x${i}`).join(" ");
const outsideThings = (n: number) =>
  readThings({
    text: null,
    links: [{ url: `https://elsewhere.example/${n}`, title: null, description: null }],
    media: [],
  });

interface Told {
  readonly is: string;
  readonly about: unknown;
  readonly posts: readonly (number | null | undefined)[];
}

/** What was found, with posts by their place in the stream without those from outside. */
function found(posts: readonly (Observation & { readonly place: number | null })[]): Told[] {
  const detector = createDetector(OPTIONS);
  const placeOf = new Map<number, number | null>();
  const told = posts.flatMap(({ place, ...post }, i) => {
    placeOf.set(i + 1, place);
    return detector.observe({ ...post, seq: i + 1 });
  });
  expect(detector.stats().evicted).toBe(0);
  return told.flatMap((finding): Told[] => {
    switch (finding.kind) {
      case "opened": {
        const { burst, wave, horizon, thing, sightings, members } = finding;
        const is = thing === null ? "opened" : "opened of a thing";
        const posts = members.map(({ seq }) => placeOf.get(seq));
        return [{ is, about: { burst, wave, horizon, sightings }, posts }];
      }
      case "joined": {
        const { burst, wave, member } = finding;
        return [{ is: "joined", about: { burst, wave }, posts: [placeOf.get(member.seq)] }];
      }
      case "absorbed":
        return [{ is: "absorbed", about: { burst: finding.burst, into: finding.into }, posts: [] }];
      case "quickened":
        return [{ is: "quickened", about: { burst: finding.burst, wave: finding.wave }, posts: [] }];
      default:
        return [];
    }
  });
}

describe("a post that shares no shingle with a burst, and comes from an account outside of it", () => {
  it("changes neither its id nor its members, wherever it comes", () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(
        streams({ min: 100, max: 250 }),
        fc.array(fc.nat(249), { minLength: 1, maxLength: 20 }),
        (stream, places) => {
          const posts = stream.map((post, place) => ({ ...post, place }));
          const mixed = posts.flatMap((post, place) => {
            const outside = places.flatMap((at, n) =>
              at % posts.length !== place
                ? []
                : [
                    {
                      ...post,
                      account: `outside:${n}`,
                      words: readWords(outsideText(n)),
                      things: outsideThings(n),
                      repost: false,
                      place: null,
                    },
                  ],
            );
            return [post, ...outside];
          });
          expect(mixed.length).toBe(posts.length + places.length);
          const expected = found(posts);
          expect(found(mixed)).toEqual(expected);
          for (const { is } of expected) kinds.set(is, (kinds.get(is) ?? 0) + 1);
        },
      ),
      { seed: 20_261_125, numRuns: 60 },
    );
    for (const kind of ["opened", "joined", "opened of a thing", "quickened", "absorbed"]) {
      expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(3);
    }
  });
});
