/** `export` hands a dossier to editors, of what they may see, where names are shown in full. */
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { exportsFor } from "../../src/app/exporting.ts";
import { plainText } from "../../src/cards/plain-text.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import type { Reply } from "../../src/commands/command.ts";
import { exportCommand } from "../../src/commands/export.ts";
import { createDesk } from "../../src/commands/scoped-desk.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { putCorrection } from "../../src/store/corrections.ts";
import { openStore } from "../../src/store/open.ts";
import { ownFolder } from "../pipeline/export/exported.ts";
import { fillWorld, NOON } from "./desk-world.ts";
import { FREE } from "./free-facts.ts";

/** So that files are taken, and do not have to stay. */
const TAKES_FILES = {
  platform: "slack",
  capabilities: {
    ...{ threads: true, edits: true, files: true, forms: true, autocomplete: false },
    ...{ lookUp: true, settlesWithin: 0 },
  },
};

async function asked(
  options: Readonly<Record<string, string>>,
  given: {
    readonly watches?: readonly string[];
    readonly handles?: "full" | "masked";
    readonly withdrawn?: true;
  } = {},
) {
  await using stack = new AsyncDisposableStack();
  const store = await openStore("sqlite::memory:");
  stack.defer(() => store.close());
  await fillWorld(store, ["harbour", "market"]);
  if (given.withdrawn) {
    await store.transaction((tx) =>
      putCorrection(tx, {
        ...{ kind: "withdrawn", text: "wrong", by: "Bo", at: NOON, actor: "slack:U-BO" },
        ...{ burst: "7K3QAAAAAAAAAAAA", watch: "harbour" },
      }),
    );
  }
  const folder = await ownFolder();
  const { exporterFor } = exportsFor({
    store,
    exports: { folder, configuration: null, publicUrl: null, removed: { texts: "drop", reason: null } },
    chats: [TAKES_FILES],
    detection: DEFAULTS.detection,
    detectionOf: () => DEFAULTS.detection,
    following: { declarations: [] },
    mark: null,
  });
  const facts = { version: "", startedAt: 0, placesOf: () => [], memoryBytes: () => 0, ...FREE };
  const scope =
    given.watches === undefined ? ({ all: true } as const) : { all: false as const, watches: given.watches };
  const replies: Reply[] = [];
  let files: readonly string[] = [];
  for await (const reply of exportCommand.run({
    desk: createDesk(store, scope, { ...facts, detection: { minAccounts: 4, window: 1 } }),
    workbench: null,
    exporter: exporterFor?.({ by: "slack:U-ANNA", name: "Anna", place: "slack:C1", at: NOON }) ?? null,
    ...{ now: NOON, place: "slack:C1", timezone: "UTC", role: "editor", words: ENGLISH, options },
    handles: given.handles ?? "full",
  })) {
    replies.push(reply);
    if (reply.is === "files") files = readdirSync(folder);
  }
  const last = replies.at(-1);
  const said = last !== undefined && "card" in last ? plainText(last.card) : "";
  return { replies, said, files, left: readdirSync(folder) };
}

it("answers with progress, then the file with its manifest's hash, a hold offered; then the file is gone", async () => {
  const { replies, said, files, left } = await asked({ id: "7k3q" });
  expect(replies.map(({ is }) => is)).toEqual(["progress", "files"]);
  expect(replies[0]).toMatchObject({ text: "Writing the dossier: 4 of 4 posts" });
  expect(said).toContain("Dossier of burst 7K3Q: 4 posts of 4 accounts");
  expect(said).toMatch(/Manifest [0-9a-f]{64}/);
  expect(said).toContain("[Hold…] /verbatim hold 7K3Q");
  expect(replies[1]).toMatchObject({ files: [{ name: files[0], mediaType: "application/zip" }] });
  expect(left).toEqual([]);
});

it("hands over each file by itself where that is asked for", async () => {
  const { replies } = await asked({ id: "7K3Q", files: "single" });
  const last = replies.at(-1);
  const names = last?.is === "files" ? last.files.map(({ name }) => name) : [];
  expect(names).toEqual(expect.arrayContaining(["posts.csv", "accounts.csv", "edges.csv", "manifest.json"]));
});

it("finds accounts by their handles and days by their watches", async () => {
  expect((await asked({ id: "@Bert" })).said).toContain("Dossier of account @Bert");
  expect((await asked({ id: "harbour", day: "2026-11-23" })).said).toContain(
    "Dossier of watch harbour 2026-11-23",
  );
  expect((await asked({ id: "harbour", day: "yesterday" })).said).toContain("Name the day in UTC");
});

it("knows nothing outside of the scope, and hands out nothing that was withdrawn", async () => {
  expect((await asked({ id: "7KX2" }, { watches: ["market"] })).said).toContain("There is no burst");
  expect((await asked({ id: "7K3Q" }, { withdrawn: true })).said).toContain("Burst 7K3Q was withdrawn");
});

it.each([
  { id: "7K3Q" },
  { id: "5M2D", kind: "crew" },
  { id: "@Bert" },
  { id: "harbour", day: "2026-11-23" },
])("hands out nothing of any kind where names are masked: $id", async (options) => {
  const { replies, said, left } = await asked(options, { handles: "masked" });
  expect(replies.map(({ is }) => is)).toEqual(["card"]);
  expect(said).toContain("names are masked");
  expect(left).toEqual([]);
});

it("is for editors", () => {
  expect(exportCommand.spec.who).toBe("editor");
});
