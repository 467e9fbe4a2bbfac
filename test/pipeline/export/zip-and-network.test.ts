/** What others read: the packed file by unzip, the network by an XML reader, and counted as CooRTweet counts. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { DAY, MINUTE } from "../../../src/domain/time.ts";
import { coPostingEdges, graphml } from "../../../src/evidence/network.ts";
import { packFiles } from "../../../src/pipeline/export/zip.ts";
import { openStore } from "../../../src/store/open.ts";
import { HOSTILE_TEXTS } from "../../captures/hostile-texts.ts";
import { paste, play, START } from "../scene.ts";
import { exporterOver, made, onlyIn, ownFolder, rowsOf } from "./exported.ts";

const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const share = (object: string, account: string, seconds: number, content = `${account}-${object}`) => ({
  ...{ object, account, content, at: seconds * 1_000 },
});

it.skipIf(!has("unzip", "-v"))("packs files that unzip reads, byte for byte", async () => {
  const folder = await ownFolder();
  const names = ["a.csv", "b.json"];
  for (const name of names) await writeFile(join(folder, name), `${name} é\n`.repeat(1_000));
  const zip = join(folder, "all.zip");
  await packFiles(folder, names, zip, Date.UTC(2026, 10, 3), new AbortController().signal);
  execFileSync("unzip", ["-q", zip, "-d", join(folder, "out")]);
  for (const name of names) {
    expect(await readFile(join(folder, "out", name))).toEqual(await readFile(join(folder, name)));
  }
});

it("counts pairs of posts of the same within the window, each pair of accounts once", () => {
  const shares = [
    ...[share("p", "b", 0), share("p", "a", 30), share("p", "c", 100)],
    ...[share("q", "a", 1_000), share("q", "b", 1_010), share("q", "b", 1_020, "b-again")],
    ...[share("r", "a", 2_000), share("r", "a", 2_001, "a-again")],
  ];
  expect(coPostingEdges(shares, 60_000)).toEqual([
    {
      ...{ account_id: "a", account_id_y: "b", weight: 3, avg_time_delta: 20 },
      ...{ n_content_id: 2, n_content_id_y: 3, edge_symmetry_score: 0.667 },
    },
  ]);
  expect(coPostingEdges(shares, 100_000).map((edge) => [edge.account_id, edge.account_id_y])).toEqual([
    ["a", "b"],
    ["a", "c"],
    ["b", "c"],
  ]);
});

/** Reads GraphML with Python's own XML reader, and prints how many nodes and edges there are, and the labels. */
const READER = `
import sys, json, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
ns = "{http://graphml.graphdrawing.org/xmlns}"
labels = [d.text for d in root.iter(ns + "data") if d.get("key") == "label"]
edges = [[e.get("source"), e.get("target"), e.find(ns + "data[@key='weight']").text] for e in root.iter(ns + "edge")]
print(json.dumps({"labels": labels, "edges": edges}))`;

it.skipIf(!has("python3", "--version"))(
  "writes GraphML that an XML reader reads, whatever accounts are called",
  () => {
    const nodes = HOSTILE_TEXTS.map(({ text }, i) => ({ account: `a${i}`, name: text, posts: 1 }));
    const edges = coPostingEdges([share("p", "a0", 0), share("p", "a1", 30)], 60_000);
    const written = graphml(nodes, edges, { timeWindow: 60_000 });
    const read = JSON.parse(execFileSync("python3", ["-c", READER], { input: written, encoding: "utf8" }));
    expect(read.labels).toHaveLength(nodes.length);
    expect(read.edges).toEqual([["a0", "a1", "1"]]);
  },
);

it.skipIf(!has("unzip", "-v") || !has("python3", "--version"))(
  "makes a dossier that unzip, a CSV reader and an XML reader open, each file as its manifest says",
  async () => {
    const store = await openStore("sqlite::memory:");
    onTestFinished(() => store.close());
    const scene = await play(store, { routes: [{}] });
    paste(scene, START, 6);
    for (const [i, { text }] of HOSTILE_TEXTS.entries()) scene.post(START + i, `h${i}`, text);
    await scene.poll(START + 10 * MINUTE);
    const folder = await ownFolder();
    const day = { is: "day", name: "harbour", watch: "harbour", from: START, to: START + DAY } as const;
    await made(exporterOver(store, folder), { subject: day, format: "zip" });
    const out = join(folder, "out");
    execFileSync("unzip", ["-q", await onlyIn(folder), "-d", out]);
    const manifest = JSON.parse(await readFile(join(out, "manifest.json"), "utf8"));
    expect(manifest.files.length, "the premise").toBe(8);
    for (const { name, sha256 } of manifest.files) {
      const content = await readFile(join(out, name));
      expect(createHash("sha256").update(content).digest("hex"), name).toBe(sha256);
    }
    const posts = HOSTILE_TEXTS.length + 6;
    expect(await rowsOf(out, "posts.csv")).toHaveLength(posts);
    expect(await rowsOf(out, "accounts.csv")).toHaveLength(posts);
    for (const name of ["posts.jsonl", "chain.jsonl"]) {
      const lines = (await readFile(join(out, name), "utf8")).trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line))).toHaveLength(posts);
    }
    const input = await readFile(join(out, "network.graphml"));
    const read = JSON.parse(execFileSync("python3", ["-c", READER], { input, encoding: "utf8" }));
    expect(read.labels).toHaveLength(manifest.network.accounts);
    expect(read.edges).toHaveLength((await rowsOf(out, "edges.csv")).length);
    expect(read.edges.length).toBeGreaterThan(0);
  },
);
