import { existsSync, statSync } from "node:fs";
import { appendFile, mkdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { text } from "../../../src/cards/card.ts";
import { says } from "../../contracts/chat.ts";
import { listening, openTerminal } from "./open-terminal.ts";

describe("the terminal", () => {
  describe("what it remembers", () => {
    it("writes each delivery to its log, without any text of a post", async () => {
      const terminal = await openTerminal();
      const card = {
        ...says("Twelve accounts"),
        nodes: [{ is: "quote" as const, text: "the words of a post" }],
      };
      const ref = await terminal.send("k1", card);
      await terminal.reply("k2", ref, says("It ended"));

      expect(await terminal.log()).toEqual([
        { key: "k1", place: "terminal", kind: "send", ref, parent: null, notification: "Twelve accounts" },
        { key: "k2", place: "terminal", kind: "reply", ref: "k2", parent: ref, notification: "It ended" },
      ]);
      expect(await readFile(terminal.journal, "utf8")).not.toContain("words of a post");
    });

    it("prints nothing again after a restart, and still knows what a reply belongs to", async () => {
      const before = await openTerminal();
      const ref = await before.send("k1", says("Twelve accounts"));
      await before.chat.close();

      const after = await openTerminal({ journal: before.journal });
      expect(await after.send("k1", says("Twelve accounts"))).toBe(ref);
      expect(after.screen.text().trim()).toBe("");
      await after.reply("k2", ref, says("It ended"));
      expect(after.screen.text()).toContain("↳ Twelve accounts\nIt ended");
    });

    it("cuts off a line that a crash left half written, and goes on behind it", async () => {
      const before = await openTerminal();
      await before.send("k1", says("Twelve accounts"));
      await before.chat.close();
      await appendFile(before.journal, '{"key":"k2","place":"termi');

      const after = await openTerminal({ journal: before.journal });
      await after.send("k2", says("Said for the first time"));

      expect(after.screen.text()).toContain("Said for the first time");
      expect((await after.log()).map(({ key }) => key)).toEqual(["k1", "k2"]);
    });

    it("touches no file until there is something to remember", async () => {
      const terminal = await openTerminal();
      await terminal.chat.check(["terminal"], new AbortController().signal);
      expect(existsSync(terminal.journal)).toBe(false);
      await terminal.send("k1", says("Twelve accounts"));
      expect(statSync(terminal.journal).mode & 0o777).toBe(0o600);
    });

    it("never replaces a log that it cannot open, and goes on when it can", async () => {
      const terminal = await openTerminal();
      await mkdir(terminal.journal);
      await expect(terminal.send("k1", says("Twelve accounts"))).rejects.toMatchObject({
        code: "unavailable",
        message: expect.stringContaining("cannot be opened (EISDIR)"),
      });
      await rmdir(terminal.journal);
      await terminal.send("k1", says("Twelve accounts"));
      expect((await terminal.log()).map(({ key }) => key)).toEqual(["k1"]);
    });

    it("passes over a line that the disk spoiled", async () => {
      const before = await openTerminal();
      await before.send("k1", says("Twelve accounts"));
      await before.chat.close();
      const kept = await readFile(before.journal, "utf8");
      await writeFile(before.journal, `\0\0garbage\n${kept}null\n`);

      const after = await openTerminal({ journal: before.journal });
      await after.send("k1", says("Twelve accounts"));
      expect(after.screen.text().trim()).toBe("");
    });
  });

  describe("what stands on it", () => {
    it("redraws a card in its place while it is the last thing printed", async () => {
      const terminal = await openTerminal();
      await terminal.send("k0", says("Something before"));
      const ref = await terminal.send("k1", says("Twelve accounts"));
      await terminal.edit("k2", ref, says("Fifty accounts"));

      expect(terminal.screen.text()).toBe("Something before\n\nFifty accounts\n\n");
    });

    it("prints an update with what changed when something stands below the card", async () => {
      const terminal = await openTerminal();
      const card = (sentence: string) => ({
        ...says(sentence),
        nodes: [...says(sentence).nodes, { is: "line" as const, line: [text("Lindqvist")] }],
      });
      const ref = await terminal.send("k1", card("Twelve accounts"));
      await terminal.send("k2", says("Another burst"));
      await terminal.edit("k3", ref, card("Fifty accounts"));

      expect(terminal.screen.text()).toBe(
        "Twelve accounts\nLindqvist\n\nAnother burst\n\n↻ updated: Twelve accounts\nFifty accounts\n\n",
      );
    });

    it("prints a changed fact whole, with its label, however it is wrapped", async () => {
      const terminal = await openTerminal({ columns: 40 });
      const card = (copies: string) => ({
        ...says("Twelve accounts"),
        nodes: [
          ...says("Twelve accounts").nodes,
          {
            is: "fact" as const,
            label: "Seen",
            line: [text(`first copy 23 Nov 2026, 01:47 UTC · ${copies} word for word`)],
          },
          { is: "fact" as const, label: "Posts", line: [text("the same as before")] },
        ],
      });
      const ref = await terminal.send("k1", card("nine"));
      await terminal.send("k2", says("Another burst"));
      await terminal.edit("k3", ref, card("forty"));

      expect(terminal.screen.text().split("↻ updated: ")[1]).toBe(
        "Twelve accounts\nTwelve accounts\nSeen first copy 23 Nov 2026, 01:47 UTC ·\nforty word for word\n\n",
      );
    });

    it("redraws a card also above its own lines, which stay", async () => {
      const terminal = await openTerminal();
      const ref = await terminal.send("k1", says("Twelve accounts"));
      await terminal.reply("k2", ref, says("10 accounts now"));
      await terminal.edit("k3", ref, says("Fifty accounts"));
      await terminal.reply("k4", ref, says("50 accounts now"));
      await terminal.edit("k5", ref, says("Sixty accounts"));

      expect(terminal.screen.text()).toBe(
        "Sixty accounts\n\n↳ Twelve accounts\n10 accounts now\n\n↳ Twelve accounts\n50 accounts now\n\n",
      );
    });

    it("redraws nothing when a line below belongs to another message, or card and lines are too high", async () => {
      const terminal = await openTerminal();
      const other = await terminal.send("k0", says("An earlier burst"));
      const ref = await terminal.send("k1", says("Twelve accounts"));
      await terminal.reply("k2", other, says("It ended"));
      await terminal.edit("k3", ref, says("Fifty accounts"));
      expect(terminal.screen.text()).toContain("It ended\n\n↻ updated: Twelve accounts\nFifty accounts");

      const low = await openTerminal({ rows: 7 });
      const first = await low.send("k1", says("Twelve accounts"));
      await low.reply("k2", first, says("10 accounts now"));
      await low.edit("k3", first, says("Fifty accounts"));
      expect(low.screen.text()).toMatch(/^Twelve accounts\n.*↻ updated: Twelve accounts\nFifty/s);
    });

    it("does not redraw a card that is higher than the window", async () => {
      const terminal = await openTerminal({ rows: 6 });
      const tall = {
        ...says("Tall"),
        nodes: Array.from({ length: 9 }, (_, i) => ({ is: "line" as const, line: [text(`row ${i}`)] })),
      };
      const ref = await terminal.send("k1", tall);
      await terminal.edit("k2", ref, says("Short"));

      expect(terminal.screen.text()).toMatch(/row 8\n\n↻ updated: Tall\nShort/);
    });

    it("writes no control sequence into a pipe", async () => {
      const terminal = await openTerminal({ tty: false });
      terminal.chat.progress("1,000 posts");
      const ref = await terminal.send("k1", says("Twelve accounts"));
      await terminal.edit("k2", ref, says("Fifty accounts"));

      expect(terminal.screen.written()).toBe(
        "Twelve accounts\n\n↻ updated: Twelve accounts\nFifty accounts\n\n",
      );
    });

    it("uses colour only where it was asked for", async () => {
      const plain = await openTerminal({ colour: false });
      await plain.send("k1", says("Twelve accounts"));
      expect(plain.screen.written()).not.toContain("\u001b[1m");

      const coloured = await openTerminal({ colour: true });
      await coloured.send("k1", { ...says("Twelve accounts"), mark: "DRILL" });
      expect(coloured.screen.written()).toContain("\u001b[1mTwelve accounts\u001b[22m");
      expect(coloured.screen.text()).not.toContain("\u001b");
    });

    it("wraps to the window between words", async () => {
      const terminal = await openTerminal({ columns: 30 });
      await terminal.send("k1", {
        ...says("x"),
        nodes: [{ is: "quote", text: "seven words that are ".repeat(4) }],
      });

      const rows = terminal.screen.text().trim().split("\n");
      expect(rows.length).toBeGreaterThan(2);
      for (const row of rows) {
        expect(row).toMatch(/^│ \S/);
        expect(row.length).toBeLessThanOrEqual(30);
      }
    });

    it("keeps a progress line below what is printed, and takes it away", async () => {
      const terminal = await openTerminal();
      terminal.chat.progress("1,000 posts");
      await terminal.send("k1", says("Twelve accounts"));
      terminal.chat.progress("2,000 posts");
      expect(terminal.screen.text()).toBe("Twelve accounts\n\n2,000 posts");

      terminal.chat.progress(null);
      expect(terminal.screen.text()).toBe("Twelve accounts\n\n");
    });

    it("redraws a card in its place above progress and prompt", async () => {
      const terminal = await openTerminal();
      await listening(terminal, says);
      terminal.chat.progress("1,000 posts");
      const ref = await terminal.send("k1", says("Twelve accounts"));
      terminal.chat.progress("2,000 posts");
      terminal.screen.type("stat");
      await terminal.edit("k2", ref, says("Fifty accounts"));

      expect(terminal.screen.text()).toBe("Fifty accounts\n\n2,000 posts\n> stat");
    });

    it("cuts a progress line that is wider than the window", async () => {
      const terminal = await openTerminal({ columns: 20 });
      terminal.chat.progress("p".repeat(100));

      expect(terminal.screen.text()).toBe("p".repeat(19));
    });
  });

  describe("what is typed", () => {
    it("keeps the prompt with what was typed so far below a message that arrives", async () => {
      const terminal = await openTerminal();
      await listening(terminal, says);
      terminal.screen.type("bur");
      await terminal.send("k1", says("Twelve accounts"));

      expect(terminal.screen.text()).toBe("Twelve accounts\n\n> bur");
    });

    it("keeps progress, prompt and a long typed line apart from what is printed", async () => {
      const terminal = await openTerminal({ columns: 40 });
      await listening(terminal, says);
      terminal.chat.progress("1,000 posts");
      terminal.screen.type(`phrase ${"harbour ".repeat(3)}`);
      await terminal.send("k1", says("Twelve accounts"));

      expect(terminal.screen.text()).toBe("Twelve accounts\n\n1,000 posts\n> phrase harbour harbour harbour");
    });

    it("answers below the line, and redraws nothing above it", async () => {
      const terminal = await openTerminal();
      const ref = await terminal.send("k1", says("Twelve accounts"));
      const asked = await listening(terminal, (line) => says(`You asked ${line}`));
      terminal.screen.type("bursts\r");
      await asked.answered(1);
      await terminal.edit("k2", ref, says("Fifty accounts"));

      expect(terminal.screen.text()).toBe(
        "Twelve accounts\n\n> bursts\nYou asked bursts\n\n↻ updated: Twelve accounts\nFifty accounts\n\n>",
      );
    });

    it("recalls earlier lines with the arrow key", async () => {
      const terminal = await openTerminal();
      const asked = await listening(terminal, says);
      terminal.screen.type("bursts\r");
      await asked.answered(1);
      terminal.screen.type("\u001b[A\r");
      await asked.answered(2);

      expect(asked.lines).toEqual(["bursts", "bursts"]);
    });

    it("answers lines from a pipe in order, each under its question, then ends", async () => {
      const terminal = await openTerminal({ tty: false });
      const asked = await listening(terminal, (line) => says(`answer to ${line}`));
      terminal.screen.input.end("bursts\n\nstatus\nlast line without an end");
      await terminal.chat.ended;

      expect(asked.lines).toEqual(["bursts", "status", "last line without an end"]);
      expect(terminal.screen.text()).toContain("> bursts\nanswer to bursts\n\n> status\nanswer to status\n");
    });

    it.each([
      ["Ctrl-D", "\u0004"],
      ["Ctrl-C on an empty line", "\u0003"],
      ["quit", "quit\r"],
    ])("ends with %s", async (_what, keys) => {
      const terminal = await openTerminal();
      await listening(terminal, says);
      terminal.screen.type(keys);

      await expect(terminal.chat.ended).resolves.toBeUndefined();
    });

    it("gives up a half-typed line with Ctrl-C, and stays", async () => {
      const terminal = await openTerminal();
      const asked = await listening(terminal, says);
      terminal.screen.type("burst 7K3Q\u0003");
      terminal.screen.type("status\r");
      await asked.answered(1);

      expect(asked.lines).toEqual(["status"]);
    });

    it("is answered with one unbroken line of JSON where that is asked for", async () => {
      const terminal = await openTerminal({ tty: false, columns: 20 });
      const asked = await listening(terminal, (line) => says(`You asked ${line} and got a long answer`));
      terminal.screen.type("bursts 24h --json\n");
      await asked.answered(1);

      expect(asked.lines).toEqual(["bursts 24h"]);
      expect(JSON.parse(terminal.screen.text())).toEqual({
        card: says("You asked bursts 24h and got a long answer"),
      });
    });

    it("says where the files of an answer lie, in words and in JSON", async () => {
      const terminal = await openTerminal({ tty: false });
      const mediaType = "text/csv";
      const kept = { name: "posts.csv", mediaType, content: { path: "/exports/posts.csv", size: 7 } };
      const small = { name: "urls.csv", mediaType, content: new Uint8Array(3) };
      await terminal.chat.listen(async function* () {
        yield { is: "files", card: says("The dossier"), files: [kept, small] };
      }, new AbortController().signal);
      terminal.screen.input.end("export 7K3Q\nexport 7K3Q --json\n");
      await terminal.chat.ended;

      expect(terminal.screen.text()).toContain("The dossier\n- /exports/posts.csv\n- urls.csv\n");
      expect(terminal.screen.text()).toContain('{"data":{"files":["/exports/posts.csv","urls.csv"]}}');
    });

    it("shows that a command could not be answered instead of ending with it", async () => {
      const terminal = await openTerminal({ tty: false });
      await terminal.chat.listen(async function* () {
        yield { is: "progress", text: "looking" };
        throw new Error("the token is xoxb-123");
      }, new AbortController().signal);
      terminal.screen.input.end("bursts\n");
      await terminal.chat.ended;

      expect(terminal.screen.text()).toContain("could not be answered");
      expect(terminal.screen.text()).not.toContain("xoxb");
    });

    it("goes on without a reader: a closed pipe costs the printing only", async () => {
      const terminal = await openTerminal({ tty: false });
      terminal.screen.output.destroy(new Error("EPIPE"));

      await expect(terminal.send("k1", says("Twelve accounts"))).resolves.toBe("k1");
      expect(await terminal.log()).toHaveLength(1);
    });
  });
});
