/** A chart leaves the process as it was: what is loaded after it works. */
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const ROOT = new URL("../../src/", import.meta.url).href;

it("lets Discord's library be loaded after the bot that draws, and after a drawing", () => {
  const program = `
    const { timeline } = await import("${ROOT}charts/timeline.ts");
    const { drawSvg } = await import("${ROOT}charts/draw.ts");
    const words = { posts: "posts", accounts: "accounts", time: "time", alert: "found", others: "others" };
    const chart = timeline({ postings: [{ at: 0, account: "a" }], alertAt: null, alt: "", words });
    const svg = await drawSvg(chart);
    const { compose } = await import("${ROOT}app/compose.ts");
    const { openDiscordChat } = await import("${ROOT}chat/discord/discord-chat.ts");
    console.log(svg.slice(0, 4), typeof compose, typeof openDiscordChat);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout).toBe("<svg function function\n");
});
