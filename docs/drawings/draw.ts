/** Draws what the README shows, cards as in Slack and the drill: `npm run drawings`, which needs a Chromium (CHROMIUM_PATH). */
import { writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { accountCard } from "../../src/cards/account-card.ts";
import type { Card } from "../../src/cards/card.ts";
import { ENGLISH } from "../../src/cards/words/catalogue.ts";
import { slackMessage } from "../../src/chat/slack/blocks.ts";
import { buttonValue } from "../../src/chat/slack/buttons.ts";
import { firstAlert, limitedStatus, lookUpView } from "../../test/cards/models.ts";
import { drawDrill } from "./drill-pictures.ts";
import { pageOf } from "./to-html.ts";

const ONLY_YOU = "Only visible to you";

const DRAWINGS: readonly (readonly [file: string, card: Card, at: string, note: string])[] = [
  ["slack-alert.jpg", firstAlert, "02:57", ""],
  ["slack-account.jpg", accountCard(lookUpView, ENGLISH), "10:14", ONLY_YOU],
  ["slack-status.jpg", limitedStatus, "10:14", ONLY_YOU],
];

const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage({ viewport: { width: 700, height: 100 } });
  for (const [file, card, at, note] of DRAWINGS) {
    await page.setContent(pageOf(slackMessage(card, { buttonValue }).blocks, { at, note }));
    const picture = await page.locator("main").screenshot({ type: "jpeg", quality: 60 });
    await writeFile(new URL(`../${file}`, import.meta.url), picture);
  }
  await drawDrill(browser, (file) => new URL(`../pictures/${file}`, import.meta.url));
} finally {
  await browser.close();
}
