/** Cards in Dutch, as they read: sentences, numbers, times and a renderer's own words alike. */
import { describe, expect, it } from "vitest";
import { burstCard } from "../../src/cards/burst-card.ts";
import { plainLines, plainText } from "../../src/cards/plain-text.ts";
import { threadLine } from "../../src/cards/thread-line.ts";
import { wordsIn } from "../../src/cards/words/catalogue.ts";
import { HOUR, MINUTE } from "../../src/domain/time.ts";
import { FIRST_AT, madeUpBurst, madeUpView, PASSAGE } from "./made-up.ts";

const words = wordsIn("nl-BE");

describe("a card in Dutch", () => {
  it("says what was said, by how many, how fast, and what that does not show", () => {
    const view = madeUpView({ words, considered: ["headline", "share-button"] });

    expect(plainLines(burstCard(view))).toEqual([
      "12 accounts plaatsten binnen 9 minuten dezelfde 18 woorden",
      "Mara Lindqvist · burst 7K3Q · groeit nog · gewicht 46 op 100, opvallend",
      `│ ${PASSAGE}`,
      "Gezien eerste kopie die we zagen 23 nov 2026, 01:47 UTC, laatste 01:56 · 12 accounts, 13 posts · 9 woordelijk, 4 met wijzigingen",
      "Hier gebruikelijk hoogstens 1 account herhaalt zo’n passage binnen 60 minuten (3 dagen geschiedenis)",
      "Kan ook zijn nagegaan en niet gevonden: kop, deelknop. Er kan een andere reden zijn.",
      "Posts 23 nov 2026, 01:47 UTC @a_example (https://x.com/i/web/status/1) · 01:48 @b_example · en nog 11",
      "Dit toont dezelfde woorden op verschillende accounts in korte tijd. Het toont niet wie ze schreef, of waarom.",
      "[Posts] /verbatim burst 7K3Q posts",
      "[Accounts] /verbatim burst 7K3Q accounts",
      "[Demp…] /verbatim mute 7K3Q",
      "[Beoordeel…] /verbatim review 7K3Q",
      "[Exporteren] /verbatim export 7K3Q",
    ]);
  });

  it("counts as one does in Dutch", () => {
    const burst = madeUpBurst({ accounts: 12_345, passageWords: 1, knownText: true });
    expect(burstCard(madeUpView({ words, burst })).notification).toBe(
      "Mara Lindqvist: 12.345 accounts plaatsten binnen 9 minuten het bekende woord (7K3Q)",
    );
    const alone = madeUpBurst({ accounts: 1, lastAt: FIRST_AT });
    expect(burstCard(madeUpView({ words, burst: alone })).notification).toContain(
      "1 account plaatste binnen minder dan een minuut dezelfde 18 woorden",
    );
  });

  it("is followed by lines in Dutch", () => {
    const burst = madeUpBurst({ accounts: 52, posts: 61, lastAt: FIRST_AT + 31 * MINUTE });
    const view = madeUpView({ words, burst });
    const growth = {
      fastest: { posts: 6, at: FIRST_AT + 11 * MINUTE },
      wordings: { count: 6, most: { from: "thank", to: "choose" } },
    };

    expect(plainText(threadLine({ is: "grown", accountsAtFirst: 12, nextAt: 100, growth }, view))).toBe(
      "Nu 52 accounts (12 bij de eerste melding), 61 posts, 31 minuten na de eerste kopie die we zagen. Snelst: 6 posts om 01:58. Bewoordingen: 6, het vaakst “choose” in plaats van “thank”. Tot nu toe geen verklaring gevonden. Volgende regel bij 100 accounts of als hij afloopt.",
    );
    expect(plainText(threadLine({ is: "ended", window: HOUR }, view))).toBe(
      "Afgelopen. Al 60 minuten geen nieuwe kopie. In totaal 52 accounts, 61 posts, 23 nov 2026, 01:47 UTC–02:18.",
    );
  });
});
