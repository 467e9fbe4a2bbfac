/** `verbatim export` writes a dossier, and `verbatim verify` with it shows any change. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli } from "../../src/cli/program.ts";
import { MINUTE } from "../../src/domain/time.ts";
import { putCorrection } from "../../src/store/corrections.ts";
import { openStore } from "../../src/store/open.ts";
import { purgePost } from "../../src/store/purge.ts";
import { dropTexts } from "../../src/store/removed-texts.ts";
import { paste, play, SENTENCE, START } from "../pipeline/scene.ts";
import { MINIMAL, makeFolder, makeWorld, type World } from "./world.ts";

async function worldWith(): Promise<{ world: World; shortId: string; url: string }> {
  const world = makeWorld({ files: { "config/verbatim.yaml": MINIMAL, "out/.keep": "" } });
  const url = `sqlite:${join(world.folder, "data/verbatim.db")}`;
  const store = await openStore(url);
  const scene = await play(store, { routes: [{}] });
  paste(scene, START, 5);
  await scene.poll(START + 10 * MINUTE);
  const { shortId } = await scene.burstOf(SENTENCE);
  await store.close();
  return { world, shortId, url };
}

const outOf = ({ folder }: World) =>
  readdirSync(join(folder, "out")).filter((name) => name.startsWith("verbatim-"));

it("writes a zip, says where it lies and what its manifest comes to; it verifies as it is", async () => {
  const { world, shortId } = await worldWith();
  expect(await runCli(["export", shortId, "--out", "out"], world.context)).toBe(0);
  const [zip = ""] = outOf(world);
  expect(world.printed()).toContain(`Dossier of burst ${shortId}: 5 posts of 5 accounts`);
  expect(world.printed()).toMatch(/^Manifest [0-9a-f]{64}$/m);
  expect(world.printed()).toContain(join(world.folder, "out", zip));

  expect(await runCli(["verify", `out/${zip}`], world.context)).toBe(0);
  expect(world.printed()).toMatch(/ok {6}\d files are as the manifest says/);
  expect(world.printed()).toContain("ok      the audit log holds this manifest");
});

it("says of what a drill made up that it was a drill", async () => {
  const { world, shortId, url } = await worldWith();
  const headed = async (out: string) => {
    expect(await runCli(["export", shortId, "--single", "--out", out], world.context)).toBe(0);
    const [folder = ""] = readdirSync(join(world.folder, out)).filter((name) => name.startsWith("verbatim-"));
    return readFileSync(join(world.folder, out, folder, "dossier.html"), "utf8");
  };
  expect(await headed("out")).not.toContain("DRILL");
  const store = await openStore(url);
  await store.db.updateTable("watches").set({ origin: "built-in" }).execute();
  await store.close();
  expect(await headed("drilled")).toContain('<span class="mark">DRILL</span>');
});

it("leaves to the bot what it writes into the bot's own folder, and nothing else", async () => {
  const { world, shortId, url } = await worldWith();
  for (const out of ["out", "data/exports"]) {
    expect(await runCli(["export", shortId, "--out", out], world.context)).toBe(0);
  }
  const store = await openStore(url);
  const rows = await store.db.selectFrom("exports").select("kept_as").orderBy("id").execute();
  await store.close();
  const [own = ""] = readdirSync(join(world.folder, "data/exports"));
  expect(rows).toEqual([{ kept_as: null }, { kept_as: own.replace(/\.zip$/, "") }]);
});

it("shows one byte that was changed in any file of a folder, one that is missing, and one that was added", async () => {
  const { world, shortId } = await worldWith();
  await runCli(["export", shortId, "--out", "out", "--single"], world.context);
  const [made = ""] = outOf(world);
  const names = readdirSync(join(world.folder, "out", made));
  expect(names.length, "the premise").toBeGreaterThan(7);
  for (const name of names) {
    const copy = join(world.folder, `copy-${name}`);
    cpSync(join(world.folder, "out", made), copy, { recursive: true });
    const content = readFileSync(join(copy, name));
    content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
    writeFileSync(join(copy, name), content);
    expect(await runCli(["verify", `copy-${name}`], world.context), name).toBe(6);
    if (name !== "manifest.json") expect(world.printed()).toContain(`${name} is not what the manifest says`);
  }
  writeFileSync(join(world.folder, "out", made, "more.csv"), "");
  expect(await runCli(["verify", `out/${made}`], world.context)).toBe(6);
  expect(world.printed()).toContain("more.csv is there, and not in the manifest");
});

const NAMED =
  /broken {2}(?:\S+ is (?:not what the manifest says|in the manifest, and is not there)|there is no manifest|the audit log holds no export|the zip is not byte for byte)/;

it("shows a byte that was changed anywhere in a zip, and says where, with a database and without", async () => {
  const { world, shortId } = await worldWith();
  await runCli(["export", shortId, "--out", "out"], world.context);
  const path = join(world.folder, "out", outOf(world)[0] ?? "");
  const whole = readFileSync(path);
  const every = 97;
  for (const folder of [world.folder, makeFolder()]) {
    const hidden: number[] = [];
    for (let at = 0; at < whole.length; at += every) {
      const spoilt = Buffer.from(whole);
      spoilt[at] = (spoilt[at] ?? 0) ^ 1;
      writeFileSync(path, spoilt);
      const { context, printed, complained } = makeWorld({ context: { cwd: folder } });
      const code = await runCli(["verify", path], context);
      expect([0, 2, 6], `${at}: ${complained()}`).toContain(code);
      if (code === 0) hidden.push(at);
      if (code === 2) expect(complained()).toContain("is no zip that can be read");
      if (code === 6) expect(printed(), `${at}`).toMatch(NAMED);
    }
    const tried = whole.length / every;
    expect(tried, "the premise").toBeGreaterThan(20);
    // Without a database nobody knows what stood between its files, nor which manifest is its own.
    if (folder === world.folder) expect(hidden).toEqual([]);
    else expect(hidden.length).toBeLessThan(0.25 * tried);
  }
});

it("takes no zip at its word that holds a file twice, or under two names", async () => {
  const { world, shortId } = await worldWith();
  await runCli(["export", shortId, "--out", "out"], world.context);
  const path = join(world.folder, "out", outOf(world)[0] ?? "");
  const whole = readFileSync(path, "latin1");
  const renamed = (from: string, to: string, which: "first" | "every") => {
    expect(to.length, "the premise: no other byte moves").toBe(from.length);
    const text = which === "every" ? whole.replaceAll(from, to) : whole.replace(from, to);
    expect(text).not.toBe(whole);
    writeFileSync(path, text, "latin1");
  };
  renamed("accounts.csv", "posts.csv...", "first");
  expect(await runCli(["verify", path], world.context)).toBe(6);
  expect(world.printed()).toContain("broken  accounts.csv is not what the manifest says");
  renamed("urls.csv", "edges.csv".slice(0, 8), "every");
  expect(await runCli(["verify", path], world.context)).toBe(6);
  expect(world.printed()).toContain("broken  urls.csv is in the manifest, and is not there");
  renamed("posts.jsonl", "chain.jsonl", "every");
  expect(await runCli(["verify", path], world.context)).toBe(6);
  expect(world.printed()).toContain("chain.jsonl is there more than once");
});

it("says what to do next, and lets no name steer the terminal", async () => {
  const { world, shortId } = await worldWith();
  await runCli(["export", shortId, "--out", "out", "--single"], world.context);
  const made = join(world.folder, "out", outOf(world)[0] ?? "");
  const inside = async (cwd: string) => {
    const { context, printed } = makeWorld({ context: { cwd } });
    return { code: await runCli(["verify", made], context), printed: printed() };
  };
  expect(await inside(world.folder)).toMatchObject({
    code: 0,
    printed: expect.stringContaining("\nThis is the dossier that was made.\n"),
  });
  const elsewhere = await inside(makeFolder());
  expect(elsewhere.code).toBe(0);
  expect(elsewhere.printed).toContain("the 64 characters of its manifest above are those in the answer");
  expect(elsewhere.printed).not.toContain("This is the dossier that was made");
  const json = readFileSync(join(made, "manifest.json"), "utf8");
  writeFileSync(join(made, "manifest.json"), json.replace('"subject": "', '"subject": "\\u001b[2J'));
  const forged = await inside(world.folder);
  expect(forged.code).toBe(6);
  expect(forged.printed).toContain(`burst ‹U+001B›[2J${shortId}`);
  expect(forged.printed).toContain("nobody made it here");
  writeFileSync(join(made, "\u001b]0;x\u0007.csv"), "");
  const named = await inside(world.folder);
  expect(named.printed).toContain("broken  ‹U+001B›]0;x‹U+0007›.csv is there");
  expect(named.printed).toContain("Keep this copy as it is, and ask for another");
  expect(named.printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

it("tells a dossier that nobody made, and what had to go since one was made", async () => {
  const { world, shortId, url } = await worldWith();
  await runCli(["export", shortId, "--out", "out"], world.context);
  const [zip = ""] = outOf(world);
  const store = await openStore(url);
  const post = { source: "listed", id: "3", platform: "x", accountId: "a3" };
  const burst = await store.db.selectFrom("bursts").selectAll().executeTakeFirstOrThrow();
  const { id } = burst;
  await store.transaction(async (tx) => {
    await tx
      .insertInto("bursts")
      .values({ ...burst, id: "WIDER", short_id: "WIDE" })
      .execute();
    await tx.updateTable("bursts").set({ absorbed_by: "WIDER" }).where("id", "=", id).execute();
    await purgePost(tx, post, null, START);
    await tx.updateTable("bursts").set({ state: "ended" }).execute();
    expect(await dropTexts(tx, "listed", { column: "id", ids: ["4"] }, START)).toBe(1);
    const said = { text: "an exercise", by: "Ann", actor: "chat:ann", at: Date.now() + MINUTE } as const;
    await putCorrection(tx, { ...said, kind: "withdrawn", burst: id, watch: "harbour" });
    await putCorrection(tx, { ...said, kind: "corrected", burst: "WIDER", watch: "harbour" });
  });
  await store.db.updateTable("audit").set({ outcome: "manifest:" }).execute();
  await store.close();
  expect(await runCli(["verify", `out/${zip}`], world.context)).toBe(6);
  expect(world.printed()).toContain("the audit log holds no export with the manifest");
  expect(world.printed()).toContain("note    2 of its posts had to go since");
  expect(world.printed()).toContain("        listed 3: purged at 2026-11-02T00:00:00Z\n");
  expect(world.printed()).toContain(
    "        listed 4: dropped: its platform removed it, or its time was over\n",
  );
  expect(world.printed()).toMatch(
    new RegExp(`note {4}burst ${shortId} in it was withdrawn by Ann at 2\\d{3}-\\S+: do not hand it on`),
  );
  expect(world.printed(), "what it went on in").toContain("burst WIDE in it was corrected by Ann");
});

it("says what it cannot make a dossier of, and what is none", async () => {
  const { world } = await worldWith();
  expect(await runCli(["export", "ZZZZ"], world.context)).toBe(2);
  expect(world.complained()).toContain("There is no burst, crew, account or watch “ZZZZ”");
  expect(await runCli(["export", "harbour", "2026-02-30"], world.context)).toBe(2);
  expect(world.complained()).toContain("Name the day in UTC as well");
  expect(await runCli(["verify", "config/verbatim.yaml"], world.context)).toBe(2);
  expect(world.complained()).toContain("is no zip that can be read");
});
