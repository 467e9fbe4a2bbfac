import { describe, expect, it } from "vitest";
import type { Carrier } from "../../src/detect/thing-hashes.ts";
import { sharedThings } from "../../src/detect/things.ts";

function copy(text: string | null, change: Partial<Carrier> = {}): Carrier {
  return { text, links: [], media: [], ...change };
}
const linked = (url: string) => copy("vote", { links: [{ url, title: null, description: null }] });

describe("what copies carry besides their words", () => {
  it("is the same link whatever tracks it", () => {
    const copies = [
      linked("https://www.ferry.example/save/?utm_source=app"),
      linked("http://ferry.example/save?fbclid=1"),
      linked("https://ferry.example/save#top"),
      linked("https://other.example/"),
    ];
    expect(sharedThings(copies)).toEqual([{ kind: "link", shown: "ferry.example/save", copies: 3, of: 4 }]);
  });

  it("is the same picture by its key, shown by its description", () => {
    const pictured = (key: string) => copy("vote", { media: [{ key, alt: "a ferry at dawn" }] });
    expect(sharedThings([pictured("m1"), pictured("m1"), pictured("m1")])).toEqual([
      { kind: "media", shown: "a ferry at dawn", copies: 3, of: 3 },
    ]);
  });

  it("is the same two or more hashtags, in any order and case", () => {
    expect(sharedThings([copy("#Ferry #Now"), copy("#now go #ferry"), copy("#FERRY #NOW")])).toEqual([
      { kind: "hashtags", shown: "#ferry #now", copies: 3, of: 3 },
    ]);
    expect(sharedThings([copy("#ferry"), copy("#ferry"), copy("#ferry")])).toEqual([]);
  });

  it("takes three copies and half of those that still have a text", () => {
    const two = [copy("#a #b"), copy("#a #b")];
    expect(sharedThings(two)).toEqual([]);
    expect(sharedThings([...two, copy("#a #b"), copy(null)])).toMatchObject([{ copies: 3, of: 3 }]);
    const others = Array.from({ length: 4 }, () => copy("none"));
    expect(sharedThings([...two, copy("#a #b"), ...others])).toEqual([]);
  });
});
