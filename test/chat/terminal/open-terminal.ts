/** A terminal chat on a small screen, as a test drives it. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Card } from "../../../src/cards/card.ts";
import type { OnInvocation } from "../../../src/chat/chat.ts";
import { openTerminalChat, type TerminalChat } from "../../../src/chat/terminal/terminal-chat.ts";
import { openTerminalScreen, type TerminalScreen } from "../../servers/terminal-screen.ts";

export interface OpenTerminal {
  readonly chat: TerminalChat;
  readonly screen: TerminalScreen;
  readonly journal: string;
  send(key: string, card: Card): Promise<string>;
  edit(key: string, ref: string, card: Card): Promise<string>;
  reply(key: string, ref: string, card: Card): Promise<string>;
  log(): Promise<readonly Record<string, unknown>[]>;
}

export interface TerminalSetting {
  readonly tty?: boolean;
  readonly colour?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** The log of an earlier terminal, for a restart. */
  readonly journal?: string;
}

/** A folder that goes when the test is done. */
async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-terminal-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function openTerminal(setting: TerminalSetting = {}): Promise<OpenTerminal> {
  const { tty = true, colour = false, columns = 80, rows = 24 } = setting;
  const journal = setting.journal ?? join(await ownFolder(), "test.db.terminal.log");
  const screen = openTerminalScreen();
  const { input, output } = screen;
  const size = () => ({ columns, rows });
  const chat = await openTerminalChat({ input, output, tty, colour, size, timeZone: "UTC", journal });
  onTestFinished(() => chat.close().catch(() => {}));
  const { signal } = new AbortController();
  const place = "terminal";
  return {
    chat,
    screen,
    journal,
    send: (key, card) => chat.deliver({ kind: "send", place, key, card }, signal),
    edit: (key, ref, card) => chat.deliver({ kind: "edit", place, key, ref, card }, signal),
    reply: (key, ref, card) => chat.deliver({ kind: "reply", place, key, ref, card }, signal),
    log: async () =>
      (await readFile(journal, "utf8"))
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line)),
  };
}

/** Listens with a handler that answers every line with one card, and a way to wait for the n-th answer. */
export async function listening(
  terminal: OpenTerminal,
  cardFor: (line: string) => Card,
): Promise<{ readonly lines: string[]; answered(count: number): Promise<void> }> {
  const lines: string[] = [];
  const waiting = new Map<number, () => void>();
  const onInvocation: OnInvocation = async function* ({ input }) {
    const line = input.is === "line" ? input.line : "";
    yield { is: "card", card: cardFor(line) };
    lines.push(line);
    waiting.get(lines.length)?.();
  };
  await terminal.chat.listen(onInvocation, new AbortController().signal);
  return {
    lines,
    answered: (count) =>
      lines.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.set(count, resolve)),
  };
}
