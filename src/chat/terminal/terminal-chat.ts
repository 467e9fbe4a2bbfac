/** The terminal as a chat platform: cards are printed, commands are typed, and one log remembers both. */
import { type Card, text } from "../../cards/card.ts";
import { inertLine } from "../../cards/inert.ts";
import { type LaidLine, layOut, lineText, type Span } from "../../cards/layout.ts";
import { pictureAlone } from "../../cards/picture-alone.ts";
import { plainNotification } from "../../cards/plain-text.ts";
import { ENGLISH, wordsIn } from "../../cards/words/catalogue.ts";
import type { Form, Invocation, Reply } from "../../commands/command.ts";
import type { Place } from "../../domain/alert.ts";
import { type Capabilities, type Chat, ChatError, type Delivery, type MessageRef } from "../chat.ts";
import { answerForm, beginForm, type FormStep, type Questions } from "./form.ts";
import { createMemoryJournal, type Journal, openJournal } from "./journal.ts";
import { jsonLine, withoutJsonFlag } from "./json.ts";
import type { TerminalOptions } from "./options.ts";
import { openPrompt, type Prompt } from "./prompt.ts";
import { cardRows, lineRows, type RenderOptions } from "./render.ts";
import { createScreen } from "./screen.ts";
import { firstColumns } from "./width.ts";

export interface TerminalChat extends Chat {
  /** One line that is redrawn in place on a TTY, and not shown elsewhere; null takes it away. */
  progress(text: string | null): void;
  /** Prints a card that answers to nobody and is not remembered: a greeting, the summary of a drill. */
  show(card: Card): void;
  /** Resolves when the person at the terminal, or the pipe, is done. Never before `listen`. */
  readonly ended: Promise<void>;
}

const PLACE: Place = "terminal";

const CAPABILITIES: Capabilities = {
  threads: false,
  edits: true,
  files: false,
  forms: true,
  autocomplete: false,
  lookUp: true,
  // What is in the log is said; there is nothing on its way.
  settlesWithin: 0,
};

/** Of older messages an update is printed whole. */
const KEPT_MESSAGES = 200;

/** Who types here started the program, and may do with it what they like. */
const OPERATOR = { id: "terminal:operator", name: "operator", groups: [] } as const;

/** The log is opened with the first delivery: a terminal that is only asked touches no file. */
export function openTerminalChat(options: TerminalOptions): TerminalChat {
  let opening: Promise<Journal> | null = null;
  const screen = createScreen(options);
  const ended = Promise.withResolvers<void>();
  /** The lines of each message as they read now, unwrapped, to say whole what an edit changed. */
  const printed = new Map<MessageRef, readonly string[]>();
  let prompt: Prompt | null = null;
  let delivering: Promise<unknown> = Promise.resolve();

  function journalOpened(): Promise<Journal> {
    opening ??= openedFor(options.journal).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  function rendering(): RenderOptions {
    return {
      colour: options.colour,
      columns: options.tty ? options.size().columns : null,
      timeZone: options.timeZone,
    };
  }

  function quietRow(text: string): string[] {
    const spans: Span[] = [{ tone: "quiet", text }];
    return lineRows({ lead: "", repeat: false, spans }, rendering());
  }

  function printCard(card: Card, name?: string): void {
    screen.print([...cardRows(card, rendering()), ""], name);
  }

  /** A terminal hands nothing over: it says where a file lies, or what it would be. */
  function printFiles({ card, files }: Extract<Reply, { is: "files" }>, asJson: boolean): void {
    const where = files.map(({ name, content }) => ("path" in content ? content.path : name));
    const items = where.map((path) => [text(path)]);
    if (asJson) screen.print([jsonLine({ is: "card", card, data: { files: where } })]);
    else printCard({ ...card, nodes: [...card.nodes, { is: "list", items, more: 0 }] });
  }

  async function deliverNow(delivery: Delivery, signal: AbortSignal): Promise<MessageRef> {
    const journal = await journalOpened();
    const before = journal.find(delivery.key);
    if (before !== null) return before.ref;
    const parent = delivery.kind === "send" ? null : journal.notificationOf(delivery.ref);
    if (delivery.kind !== "send" && parent === null) {
      throw new ChatError("gone", `the terminal's log holds no message "${delivery.ref}"`);
    }
    const ref = delivery.kind === "edit" ? delivery.ref : delivery.key;
    await remember(journal, delivery, ref, options.journal ?? "in memory");
    say(delivery, ref, parent ?? "");
    await screen.flushed(signal);
    return ref;
  }

  function say(delivery: Delivery, ref: MessageRef, parent: string): void {
    const lines = layOut(delivery.card, { timeZone: options.timeZone });
    const rows = rowsOf(lines);
    switch (delivery.kind) {
      case "send":
        screen.print([...rows, ""], ref);
        break;
      case "reply":
        screen.printBelow([...quietRow(`↳ ${parent}`), ...rows, ""], delivery.ref);
        break;
      case "edit":
        if (!screen.redraw([...rows, ""], ref)) {
          const known = new Set(printed.get(ref) ?? []);
          const news = lines.filter((line, i) => i === 0 || !known.has(lineText(line)));
          screen.print([
            ...quietRow(`↻ ${wordsIn(delivery.card.language).chat.updated(parent)}`),
            ...rowsOf(news),
            "",
          ]);
        }
    }
    if (delivery.kind !== "reply") keep(ref, lines.map(lineText));
  }

  function rowsOf(lines: readonly LaidLine[]): string[] {
    return lines.flatMap((line) => lineRows(line, rendering()));
  }

  function keep(ref: MessageRef, lines: readonly string[]): void {
    printed.delete(ref);
    printed.set(ref, lines);
    const oldest = printed.keys().next().value;
    if (printed.size > KEPT_MESSAGES && oldest !== undefined) printed.delete(oldest);
  }

  return {
    platform: "terminal",
    capabilities: CAPABILITIES,
    ended: ended.promise,
    async check(places) {
      return places.map((place) => ({
        ok: place === PLACE,
        what: place === PLACE ? "the terminal prints" : `"${place}" is not the terminal`,
        mend: place === PLACE ? null : 'write "to: terminal" for this terminal',
      }));
    },
    deliver(delivery, signal) {
      // One after the other, so that two deliveries with one key cannot both find the log without it.
      const delivered = delivering.then(() => {
        signal.throwIfAborted();
        return deliverNow(delivery, signal);
      });
      delivering = delivered.catch(() => {});
      return delivered;
    },
    async find(_place, key, signal) {
      signal.throwIfAborted();
      return (await journalOpened()).find(key)?.ref ?? null;
    },
    async listen(onInvocation, signal) {
      signal.throwIfAborted();
      /** The form that the next line answers a question of. */
      let open: Questions | null = null;
      async function take(input: Invocation["input"], asJson: boolean): Promise<void> {
        // A script that reads usage gets no questions, which its next line would answer.
        const canAsk = options.tty && !asJson;
        const replies = onInvocation({ platform: "terminal", place: PLACE, actor: OPERATOR, input, canAsk });
        const form = await answer(replies, asJson);
        if (form !== null) await go(beginForm(form));
      }
      async function go(step: FormStep): Promise<void> {
        open = step.is === "ask" ? step.next : null;
        if (step.is === "call") await take(step.input, false);
        else printCard(step.is === "ask" ? step.question : step.answer);
      }
      prompt = openPrompt(options, screen, async (typed) => {
        const bare = withoutJsonFlag(typed);
        const answered =
          open === null
            ? take({ is: "line", line: bare ?? typed }, bare !== null)
            : go(answerForm(open, typed));
        await answered.catch(() => printCard(FAILED));
      });
      prompt.ended.then(() => ended.resolve());
      signal.addEventListener("abort", () => prompt?.close(), { once: true });
    },
    progress(text) {
      // One column is left free: a full row would make some terminals begin a new one.
      screen.progress(text === null ? null : firstColumns(inertLine(text), options.size().columns - 1));
    },
    show: (card) => printCard(card),
    async close() {
      await prompt?.close();
      await delivering;
      screen.progress(null);
      await screen.flushed();
      await opening?.then((journal) => journal.close());
    },
  };

  /** Shows the replies; answers with the form that is to be filled in, if there is one. */
  async function answer(replies: AsyncIterable<Reply>, asJson: boolean): Promise<Form | null> {
    let form: Form | null = null;
    try {
      for await (const reply of replies) {
        if (reply.is === "card" && asJson) screen.print([jsonLine(reply)]);
        else if (reply.is === "card") printCard(reply.card);
        else if (reply.is === "files") printFiles(reply, asJson);
        // A script has all of it in the card before, and expects one line.
        else if (reply.is === "pictured") {
          if (!asJson) printCard(pictureAlone(reply.card));
        } else if (reply.is === "form") form = reply.form;
        else screen.progress(firstColumns(inertLine(reply.text), options.size().columns - 1));
      }
    } finally {
      screen.progress(null);
    }
    return form;
  }
}

/** Whose language is not known: the answer that would have said it is the one that failed. */
const FAILED: Card = {
  notification: ENGLISH.chat.failed,
  mark: null,
  nodes: [{ is: "line", line: [text(ENGLISH.chat.failedWhy)] }],
};

async function openedFor(path: string | null): Promise<Journal> {
  if (path === null) return createMemoryJournal();
  return openJournal(path).catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? ` (${cause.code})` : "";
    throw new ChatError(
      "unavailable",
      `the terminal's log ${path} cannot be opened${code}: let this user read and write it`,
      { cause },
    );
  });
}

async function remember(journal: Journal, delivery: Delivery, ref: MessageRef, path: string): Promise<void> {
  const entry = {
    key: delivery.key,
    place: delivery.place,
    kind: delivery.kind,
    ref,
    parent: delivery.kind === "reply" ? delivery.ref : null,
    notification: plainNotification(delivery.card),
  };
  await journal.append(entry).catch((cause: unknown) => {
    throw new ChatError("unavailable", `the terminal's log ${path} cannot be written: free some space`, {
      cause,
    });
  });
}
