import { describe, expect, it } from "vitest";
import { declarationReader, declaringNames } from "../../src/evidence/declarations.ts";
import { HOSTILE_TEXTS } from "../captures/hostile-texts.ts";

const NAMES = ["Mara Lindqvist", "Lindqvist"];
const read = declarationReader({ names: NAMES, extra: [] });
const bio = (text: string) => read(text, "bio");
const post = (text: string) => read(text, "post");

describe("a bio that declares a relation", () => {
  it.each([
    ["Mother of two. Field organizer for Lindqvist | views my own", "Field organizer for Lindqvist"],
    ["volunteer with @MaraLindqvist, sailor", "volunteer with @MaraLindqvist"],
    ["Staff at the Lindqvist office", "Staff at the Lindqvist office"],
    ["I work for Mara Lindqvist. Opinions mine.", "work for Mara Lindqvist"],
    ["Proud intern on the harbour campaign", "intern on the harbour campaign"],
    ["𝐕𝐨𝐥𝐮𝐧𝐭𝐞𝐞𝐫 for Líndqvist", "𝐕𝐨𝐥𝐮𝐧𝐭𝐞𝐞𝐫 for Líndqvist"],
    ["Vrijwilliger voor Lindqvist | haven", "Vrijwilliger voor Lindqvist"],
    ["fractiemedewerker in Gent", "fractiemedewerker in Gent"],
    ["Bénévole dans la campagne de Lindqvist", "Bénévole dans la campagne de Lindqvist"],
    ["Directrice de campagne, maman", "Directrice de campagne"],
    ["Mitarbeiterin von Mara Lindqvist", "Mitarbeiterin von Mara Lindqvist"],
    ["Wahlkampfhelfer aus Leidenschaft", "Wahlkampfhelfer aus Leidenschaft"],
    ["Voluntaria en la campaña", "Voluntaria en la campaña"],
    ["Jefe de campaña", "Jefe de campaña"],
  ])("is quoted: %s", (text, quoted) => {
    expect(bio(text)).toBe(quoted);
  });
});

describe("a post that declares a relation", () => {
  it.each([
    ["Only one candidate has stood up for us. #ad", "#ad"],
    ["Paid for by Friends of Lindqvist. She stood up for us", "Paid for by Friends of Lindqvist"],
    ["Political ad paid for by Friends of Lindqvist", "paid for by Friends of Lindqvist"],
    ["As a volunteer for Lindqvist I see it every day", "volunteer for Lindqvist I see it every day"],
    ["I'm on the campaign staff here", "campaign staff here"],
    ["Zij staat voor ons #reclame", "#reclame"],
    ["Bezahlt von der Partei", "Bezahlt von der Partei"],
    ["#publicité elle nous défend", "#publicité"],
    ["Patrocinado por la alcaldía", "Patrocinado por la alcaldía"],
  ])("is quoted: %s", (text, quoted) => {
    expect(post(text)).toBe(quoted);
  });
});

describe("what looks alike and declares nothing", () => {
  it.each([
    "Former staff of Mara Lindqvist",
    "ex-staff, Lindqvist office",
    "Not affiliated with Lindqvist or any campaign",
    "I do not work for Lindqvist",
    "Never staff at any campaign",
    "Volunteer for Lindqvist until 2019",
    "Volunteer firefighter, Lindqvist supporter",
    "Staff nurse. Lindqvist for mayor!",
    "Marketing campaign manager",
    "Advocate for ads #adventure #adoption",
    "Oud-medewerker van Lindqvist",
    "Geen vrijwilliger bij Lindqvist",
    "Ancien collaborateur de Lindqvist",
    "Pas militant de la campagne",
    "Ehemaliger Mitarbeiter von Lindqvist",
    "Kein Mitarbeiter von Lindqvist",
    "Antigua voluntaria de la campaña",
    "Nunca voluntario en la campaña",
    "",
  ])("in a bio: %s", (text) => {
    expect(bio(text)).toBeNull();
  });

  it.each([
    "A volunteer for Lindqvist knocked on my door",
    "Her field organizer lied to us",
    "The bridge was paid for by taxpayers",
    "Who paid for by-elections this year?",
    "These adverts are paid for by the oil lobby",
    "Lindqvist staff walked out today",
    "I saw an ad for Lindqvist",
    "Not sponsored by Lindqvist",
    "Een vrijwilliger van Lindqvist belde aan",
    "Ein Mitarbeiter von Lindqvist hat angerufen",
  ])("in a post: %s", (text) => {
    expect(post(text)).toBeNull();
  });
});

describe("the search for declarations", () => {
  it("finds a phrase that an installation adds, and then only", () => {
    const text = "Brand friend of the Harbour Club since 2020";
    expect(bio(text)).toBeNull();
    expect(declarationReader({ names: NAMES, extra: ["brand friend of"] })(text, "bio")).toBe(text);
  });

  it("takes for names the watch's own and keywords that hold it, not every topic of the watch", () => {
    const watch = { name: "Mara Lindqvist", keywords: ["harbour vote", "Lindqvist harbour", "Líndqvist"] };
    const names = declaringNames(watch);
    expect(names).toEqual(["Mara Lindqvist", "Lindqvist", "Lindqvist harbour", "Líndqvist"]);
    expect(declarationReader({ names, extra: [] })("Staff at the harbour vote museum", "bio")).toBeNull();
  });

  it("cuts a long quotation at a word, and shows that it did", () => {
    const text =
      "Field organizer for Lindqvist in the northern and the southern harbour districts of the town";
    expect(bio(text)).toBe("Field organizer for Lindqvist in the northern and the southern …");
  });

  it("bears every hostile text, also a very long one", () => {
    for (const { text } of HOSTILE_TEXTS) expect(() => bio(text)).not.toThrow();
    expect(bio(`${"staff ".repeat(50_000)}Lindqvist`)).toBeNull();
  });
});
