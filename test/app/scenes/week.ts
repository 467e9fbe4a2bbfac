/** A week of a newsroom: what is posted, what the channels hear of it, and what people type. */
import { expect, it } from "vitest";
import { OPEN_ROUTE } from "../../../src/alerts/route.ts";
import type { Route } from "../../../src/domain/alert.ts";
import { SECOND } from "../../../src/domain/time.ts";
import type { Watch } from "../../../src/domain/watch.ts";
import type { Stage, StageSetting } from "../stage.ts";
import { ANNA, BO, DESK, NEWS, people, VIC } from "./cast.ts";

const PUBLIC = "slack:PUBLIC";
export const WEEK_PLACES = ["terminal", DESK, NEWS, PUBLIC];

/** The terminal hears of Lindqvist, the news channel of Okafor, the public one of De Smet when people agreed. */
const ROUTES: readonly Route[] = [
  {
    ...OPEN_ROUTE,
    watch: "lindqvist",
    to: "terminal",
    quietHours: { from: "23:00", to: "07:00", breakAbove: 40 },
    digest: { every: "daily", at: "08:00" },
  },
  { ...OPEN_ROUTE, watch: "okafor", to: NEWS, ceiling: 1 },
  { ...OPEN_ROUTE, watch: "desmet", to: PUBLIC, approval: true },
];

export const WEEK: Omit<StageSetting, "restarts"> = {
  watches: [
    watch("lindqvist", "Mara Lindqvist", "Lindqvist"),
    watch("okafor", "Ben Okafor", "Okafor"),
    watch("desmet", "Ine De Smet", "De Smet"),
  ],
  routes: ROUTES,
  editors: [ANNA.id],
  admins: [BO.id],
  approvalsAt: DESK,
};

const WORKERS =
  "only Lindqvist has stood up for our harbour workers and this Sunday we can thank her together";
const CRANES = "nobody asked the people of the lower quay before Lindqvist had the cranes sold";
const FERRY = "Lindqvist promised us a night ferry and now the last boat leaves at nine";
const LIGHTS = "since Lindqvist came to the council every lamp along the old pier is broken";
const PARK = "the trees of the station park were not Lindqvist's to give away for a garage";
const MARKET = [
  "Okafor let the fish market fall apart and now he wants our thanks for the roof",
  "ask Okafor why the school at the canal has no heating for the third winter",
  "my whole street will remember on Sunday that Okafor closed the library on us",
];
const BRIDGE = "De Smet voted against the bridge four times and paints it on her posters now";

const PETITION = "keep the night ferry that Lindqvist promised to everybody who works late";
const TRAM =
  "the night tram is the only way home for nurses and they want to cancel it without asking a single one";

export function week(stage: () => Stage): void {
  it("begins on Monday with a digest of a night in which nothing happened", async () => {
    stage().post("Lindqvist, Okafor and De Smet were at the market", ["m1"]);
    await stage().at("Mon 07:59");
    expect(await stage().heard("terminal", "1m")).toContain("Digest: 0 bursts; 1 post read");
  });

  it("tells of a burst a minute after its fourth account", async () => {
    await stage().at("Mon 08:10");
    stage().post(WORKERS, people("a", 4));
    expect(await stage().heard("terminal", "3m")).toBe("");
    const said = await stage().heard("terminal", "1m");
    expect(said).toContain("4 accounts posted the same 17 words within 3 minutes");
    expect(said).toContain(`│ ${WORKERS}`);
    expect(said).toContain("first copy we saw 2 Nov 2026, 08:10 UTC");
    expect(said).toContain("There may be another reason.");
  });

  it("follows it: raised once, a line at ten accounts, its end an hour after the last copy", async () => {
    await stage().at("Mon 08:20");
    stage().post(WORKERS, people("b", 8), 30 * SECOND);
    const grown = await stage().heard("terminal", "10m");
    expect(grown.match(/ is now in class notable /g)).toHaveLength(1);
    expect(grown.match(/10 accounts now \(4 at the first alert\)/g)).toHaveLength(1);
    expect(await stage().heard("terminal", "45m")).toBe("");
    const end = await stage().heard("terminal", "15m");
    expect(end).toContain("Ended. No new copy for 60 minutes. In all 12 accounts, 12 posts");
  });

  it("answers the editor at the terminal: bursts, why, and who is behind it", async () => {
    expect(await stage().command("/verbatim bursts")).toMatch(
      /1 burst\n- \w{4} · 12 accounts, 12 posts · .* · ended · announced/,
    );
    const why = await stage().command(`/verbatim why ${WORKERS}`);
    expect(why).toContain("12 accounts posted the same 17 words");
    expect(why).toContain("Sent, here, 2 Nov 2026, 08:14 UTC");
    expect(await stage().command("/verbatim burst lsat")).toContain("There is no burst “lsat”");
    const asked = await stage().command("who is behind this?");
    expect(asked).toContain("Verbatim cannot tell who wrote these words, or why");
    expect(asked).toContain(await stage().burst(WORKERS));
  });

  it("shows a channel its own watches alone, and lets those who look change nothing", async () => {
    const id = await stage().burst(WORKERS);
    expect(await stage().asks(VIC, NEWS, `burst ${id}`)).toContain(`There is no burst “${id}”`);
    expect(await stage().asks(VIC, NEWS, "burst ZZZZ")).toContain("There is no burst “ZZZZ”");
    expect(await stage().asks(VIC, NEWS, "bursts")).toContain("No bursts");
    expect(await stage().asks(VIC, NEWS, "mute watch okafor 24h")).toContain("asks for the role “editor”");
    expect(await stage().asks(ANNA, NEWS, "purge account @a1")).toContain("asks for the role “admin”");
  });

  it("puts a review on the message, as that person's", async () => {
    await stage().at("Mon 14:00");
    const id = await stage().burst(WORKERS);
    await stage().asks(ANNA, DESK, `review ${id} follow-up called two of them`);
    expect(stage().transcript("terminal").at(-1)).toMatch(
      /^edit: .*Reviewed by Anna, .* follow up, “called two of them”/s,
    );
  });

  it("holds what is found at night, unless it is loud, and lists it in the morning", async () => {
    await stage().at("Mon 23:30");
    stage().post(CRANES, people("c", 5));
    expect(await stage().heard("terminal", "20m")).toBe("");
    stage().post(FERRY, people("d", 14), 20 * SECOND);
    expect(await stage().heard("terminal", "20m")).toContain("14 accounts posted the same 14 words");
    await stage().at("Tue 06:58");
    const morning = await stage().heard("terminal", "5m");
    expect(morning).toContain("Held during quiet hours: 1 burst");
    expect(morning).toMatch(/5 accounts posted the same 14 words within 4 minutes .* ended meanwhile/);
  });

  it("sends the digest of a busy day", async () => {
    await stage().at("Tue 07:59");
    const digest = await stage().heard("terminal", "1m");
    expect(digest).toContain("Digest: 3 bursts; 31 posts read");
    expect(digest).toMatch(/12 accounts posted .* announced · /);
    expect(digest).toMatch(/5 accounts posted .* quiet: in a list · /);
  });

  it("answers a second wave in the first one's thread", async () => {
    await stage().at("Tue 10:00");
    stage().post(WORKERS, people("e", 6));
    const wave = await stage().heard("terminal", "6m");
    expect(wave).toContain("↳ Mara Lindqvist: 4 accounts posted the same 17 words");
    expect(wave).toContain("Wave 2: the same words again.");
    expect(wave).toContain("The wave before it ended 2 Nov 2026");
  });

  it("says once in each place that it was away, and what was found too late to be news", async () => {
    await stage().at("Tue 13:00");
    stage().post(LIGHTS, people("f", 5));
    await stage().off("Tue 17:00");
    const back = stage().transcript("terminal").slice(-2).join("\n");
    expect(back).toMatch(
      /Back\. Off 3 Nov 2026, 12:\d\d UTC–17:01; 5 posts of that time were read since; no gap/,
    );
    expect(back).toContain("seen late: 4 hours after the first copy");
    expect(
      stage()
        .transcript(NEWS)
        .filter((said) => said.includes("Back.")),
    ).toHaveLength(1);
  });

  it("tells one burst an hour where that is the ceiling, and lists the others", async () => {
    await stage().at("Wed 09:00");
    stage().post(MARKET, people("g", 12), 20 * SECOND);
    const hour = await stage().heard(NEWS, "5m");
    expect(hour.match(/^│ /gm)).toHaveLength(1);
    expect(hour).toContain("And 2 more bursts within this hour");
    expect(hour).toContain("This place asked for at most 1 an hour.");
  });

  it("keeps still about what is muted, says so when asked, and speaks again when that was ended", async () => {
    await stage().at("Wed 12:00");
    const mute = await stage().command("/verbatim mute watch lindqvist 24h the debate");
    expect(mute).toContain("Muted: watch Mara Lindqvist · until 5 Nov 2026, 12:00 UTC · by operator");
    stage().post(PARK, people("h", 5));
    expect(await stage().heard("terminal", "20m")).toBe("");
    const why = await stage().command(`/verbatim why ${PARK}`);
    expect(why).toContain("Muted by operator until 5 Nov 2026, 12:00 UTC: “the debate”");
    expect(why).toContain("This place was not told of it.");
    expect(await stage().command("/verbatim mute list")).toContain("1 mute\n");
    expect(await stage().command("/verbatim mute end 1")).toContain("Ended");
    stage().post(PARK, ["h6"]);
    expect(await stage().heard("terminal", "2m")).toContain("6 accounts posted the same 15 words");
  });

  it("puts right and takes back what was said, in every message about it", async () => {
    await stage().at("Thu 10:00");
    const workers = await stage().burst(WORKERS);
    const answer = await stage().asks(ANNA, DESK, `correct ${workers} two of them are one person's`);
    expect(answer).toContain("messages are being changed, in terminal");
    const corrected = stage().transcript("terminal").slice(-4);
    expect(corrected.at(-1)).toMatch(/^reply: Corrected on 5 Nov 2026, 10:00 UTC by Anna: two of them/);
    expect(corrected.filter((said) => /^edit: .*\bcorrected\b/is.test(said))).toHaveLength(3);

    await stage().asks(ANNA, DESK, `withdraw ${await stage().burst(FERRY)} a school exercise`);
    const [message, digest, line] = stage().transcript("terminal").slice(-3);
    expect(message).toMatch(/^edit: Withdrawn · burst \w{4}, 14 accounts, 14 posts\nWithdrawn on 5 Nov 2026/);
    expect(digest).toMatch(/14 accounts posted .* · announced · withdrawn\n/);
    expect(line).toMatch(/^reply: Withdrawn on 5 Nov 2026, 10:00 UTC by Anna: a school exercise/);
    for (const said of [message, digest, line]) expect(said).not.toContain("night ferry");
  });

  it("refuses to purge what is held, and purges it when that was let go of", async () => {
    await stage().at("Thu 15:00");
    expect(await stage().asks(ANNA, DESK, "hold @e1 a complaint")).toContain(
      "Held: 1 · account @e1 · by Anna",
    );
    const refused = await stage().asks(BO, DESK, "purge account @e1 --sure yes");
    expect(refused).toContain("It is held, and nothing was purged:");
    expect(refused).toContain("1 · account @e1 · by Anna, 5 Nov 2026 · “a complaint”");
    await stage().asks(BO, DESK, "hold release 1 it was settled");
    expect(await stage().asks(BO, DESK, "purge account @e1")).toContain("1 post would go");
    expect(stage().transcript("terminal").at(-1)).not.toMatch(/^edit/);
    expect(await stage().presses(BO, DESK, "Purge for good")).toContain("Purged. 1 post in 1 burst");
    const edited = stage().transcript("terminal").at(-1);
    expect(edited).toMatch(/^edit: Corrected · 6 accounts/);
    expect(edited).toContain("@e2");
    expect(edited).not.toContain("@e1");
  });

  it("asks an editor before the public hears anything, and then without names", async () => {
    await stage().at("Fri 10:00");
    stage().post(BRIDGE, people("j", 5));
    const question = await stage().heard(DESK, "5m");
    expect(question).toContain("Waits for approval to be told in slack:PUBLIC.");
    expect(question).toContain("@j1");
    expect(
      stage()
        .transcript(PUBLIC)
        .filter((said) => said.includes("accounts posted")),
    ).toEqual([]);
    const id = await stage().burst(BRIDGE);
    expect(await stage().asks(VIC, PUBLIC, "bursts")).toContain("No bursts");
    expect(await stage().asks(VIC, PUBLIC, `burst ${id}`)).toContain(`There is no burst “${id}”`);
    expect(await stage().asks(VIC, PUBLIC, `phrase ${BRIDGE}`)).toContain(
      "No stored post contains these words",
    );
    expect(await stage().presses(VIC, DESK, "Publish masked")).toContain("asks for the role “editor”");
    expect(await stage().presses(ANNA, DESK, "Publish masked")).toContain("without names and links");
    stage().post(BRIDGE, people("k", 7));
    await stage().heard(PUBLIC, "30m");
    const heard = stage()
      .transcript(PUBLIC)
      .filter((said) => said.includes("accounts posted"));
    expect(heard.join("\n")).toContain("12 accounts posted the same 15 words");
    expect(heard[0]).toContain("Released by Anna, 6 Nov 2026, 10:05 UTC");
    expect(heard.filter((said) => /@[jk]\d|https:/.test(said))).toEqual([]);
  });

  it("remembers for the admin who asked and changed what, and who was refused", async () => {
    const audit = await stage().asks(BO, DESK, "audit");
    expect(audit).toContain("slack:U-ANNA · slack:DESK · publish");
    expect(audit).toContain("slack:U-VIC · slack:DESK · publish · not allowed");
    expect(await stage().asks(VIC, DESK, "audit")).toContain("asks for the role “admin”");
  });

  it("keeps a petition for the digest, with the reason that anybody can check", async () => {
    await stage().at("Sat 10:00");
    const signers = people("l", 6);
    stage().post(
      signers.map((_, i) => `I just signed: ${PETITION}. Add your name: https://petition.example/${i}`),
      signers,
    );
    expect(await stage().heard("terminal", "20m")).toBe("");
    const burst = await stage().command("/verbatim burst last");
    expect(burst).toContain("Explained petition: ");
    expect(burst).toContain("all 6 posts ask for or tell of a signature (“i just signed”)");
    expect(burst).toContain("It will be announced if ");
  });

  it("lets an editor watch something new and follow it in a channel, pause it and remove it", async () => {
    await stage().at("Sat 12:00");
    expect(await stage().asks(VIC, DESK, "watch add tram night tram")).toContain(
      "asks for the role “editor”",
    );
    const added = await stage().asks(ANNA, DESK, 'watch add tram night tram --name "The night tram"');
    expect(added).toContain("Watch added: The night tram · by Anna");
    expect(await stage().presses(ANNA, DESK, "Follow here")).toContain(
      "New bursts of The night tram are told here from now on",
    );
    stage().post(TRAM, people("n", 9), 20 * SECOND);
    const said = await stage().heard(DESK, "10m");
    expect(said).toContain("9 accounts posted the same 21 words");
    expect(said).toContain("The night tram · burst ");

    expect(await stage().asks(ANNA, DESK, "watch pause tram 2h")).toContain("Paused");
    stage().post(TRAM, people("o", 3));
    expect(await stage().heard(DESK, "10m")).toBe("");
    expect(await stage().asks(ANNA, DESK, "watch remove tram")).toContain("Watch removed: The night tram");
  });

  it("ends on Sunday with a digest of what was kept for it", async () => {
    await stage().at("Sun 07:59");
    const digest = await stage().heard("terminal", "1m");
    expect(digest).toContain("Digest: 1 burst; 6 posts read");
    expect(digest).toMatch(/6 accounts posted .* quiet: explained · “I just signed/);
  });
}

function watch(id: string, name: string, keyword: string): Watch {
  return {
    ...{ id, name, keywords: [keyword], require: [], exclude: [], languages: [] },
    ...{ sources: ["town"], texts: [] },
  };
}
