import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { personNamed } from "../../src/commands/person.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { type AtTheDesk, atTheDesk } from "./at-the-desk.ts";

const BO = { id: "slack:U-BO", name: "Bo" };
const CY = { id: "slack:U-CY", name: "Cy" };

describe("people who are blocked", () => {
  let store: Store;
  let desk: AtTheDesk;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    desk = atTheDesk(store);
  });
  afterEach(() => store.close());

  it("are answered with one line whatever they ask, which is audited, until it ends", async () => {
    expect(await desk.ask("status", CY)).not.toContain("blocked");
    const blocked = await desk.ask("block U-CY asks for private people", BO);
    expect(blocked).toContain("Commands of slack:U-CY are not answered from now on");
    expect(blocked).toContain("[End it] /verbatim block end --person slack:U-CY");

    for (const line of ["status", "purge post 1", "xoxb-secret"]) {
      expect(await desk.ask(line, CY), line).toBe("An admin has blocked your commands here.\n");
      expect(desk.audited.at(-1), line).toMatchObject({
        ...{ actor: CY.id, action: "unknown", target: "", outcome: "blocked" },
      });
    }
    const list = await desk.ask("block list", BO);
    expect(list).toContain("1 person is blocked");
    expect(list).toMatch(/slack:U-CY since .* by Bo · asks for private people/);

    expect(await desk.ask("block end slack:U-CY", BO)).toContain("are answered again");
    expect(await desk.ask("status", CY)).not.toContain("blocked");
    expect(await desk.ask("block end slack:U-CY", BO)).toContain("slack:U-CY is not blocked");
    expect(await desk.ask("block list", BO)).toContain("Nobody is blocked");
  });

  it("are no admins: those can let themselves in again", async () => {
    await desk.ask("block U-BO", BO);
    expect(await desk.ask("block list", BO)).toContain("slack:U-BO");
  });

  it("are blocked by admins alone", async () => {
    for (const line of ["block U-CY", "block list", "block end U-CY"]) {
      expect(await desk.ask(line), line).toContain("asks for the role “admin”");
    }
    expect(await desk.ask("status", CY)).not.toContain("blocked");
  });

  it("are one person each, by an id", async () => {
    expect(await desk.ask('block "two people"', BO)).toContain("Name one person by their id");
    expect(await desk.ask("block list", BO)).toContain("Nobody is blocked");
  });
});

it.each([
  ["slack:U012", "discord:1", "slack:U012"],
  ["U012", "slack:C1", "slack:U012"],
  ["<@U012>", "slack:C1", "slack:U012"],
  ["<@U012|cy>", "slack:C1", "slack:U012"],
  ["<@!99>", "discord:1", "discord:99"],
  ["@everyone", "slack:C1", null],
  ["", "slack:C1", null],
])("%s in %s names %s", (typed, place, person) => expect(personNamed(typed, place)).toBe(person));
