import { describe, expect, it } from "vitest";
import { allCommands } from "../../src/commands/all.ts";
import { lineInThread } from "../../src/commands/thread-line.ts";

const BURSTS = ["last", "9FQ2", "QMPT"];

function inThread(line: string): Promise<string> {
  return lineInThread(line, "7K3Q", allCommands, async (name) => BURSTS.includes(name.toUpperCase()));
}

describe("a line below the message about burst 7K3Q", () => {
  it.each([
    ["accounts", "burst --id 7K3Q accounts"],
    ["posts 2", "burst --id 7K3Q posts 2"],
    ["/verbatim accounts", "burst --id 7K3Q accounts"],
    ["burst", "burst --id 7K3Q "],
    ["burst posts", "burst --id 7K3Q posts"],
    ["mute 24h the debate", "mute --id 7K3Q 24h the debate"],
    ['review explained "a petition" --as petition', 'review --id 7K3Q explained "a petition" --as petition'],
    ["correct two of them are one person's", "correct --id 7K3Q two of them are one person's"],
    ["keep", "keep --id 7K3Q "],
    ["why", "why --about 7K3Q "],
    ["who is behind this?", "ask --id 7K3Q who is behind this?"],
    ["ask who wrote it", "ask --id 7K3Q who wrote it"],
  ])("reads %j as %j", async (line, meant) => {
    expect(await inThread(line)).toBe(meant);
  });

  it.each([
    "burst 9fq2 posts",
    "burst qmpt",
    "mute 9FQ2 24h",
    "why stood up for our harbour workers",
    "account @a1",
    "bursts",
    "mute list",
    "hold @e1 a complaint",
    "nonsense",
    "mute",
    "",
  ])("leaves %j as it is", async (line) => {
    expect(await inThread(line)).toBe(line);
  });
});
