/** The chat contract, kept by the terminal (as a terminal and as a pipe) and by the test chat. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OnInvocation } from "../../src/chat/chat.ts";
import { openTerminalChat } from "../../src/chat/terminal/terminal-chat.ts";
import { type ChatUnderTest, chatContract } from "../contracts/chat.ts";
import { startChatServer } from "../servers/chat-server.ts";
import { createHttpChat } from "../servers/http-chat.ts";
import { openTerminalScreen, type TerminalScreen } from "../servers/terminal-screen.ts";

chatContract("the terminal", () => terminalUnderTest(true), { replaces: true, remembersKeys: true });
chatContract("the terminal in a pipe", () => terminalUnderTest(false), {
  replaces: false,
  remembersKeys: true,
});
chatContract("the test chat", () => httpUnderTest(), { replaces: true, remembersKeys: false });

async function terminalUnderTest(tty: boolean): Promise<ChatUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-terminal-"));
  const journal = join(folder, "test.db.terminal.log");

  async function opened(screen: TerminalScreen): Promise<ChatUnderTest> {
    const size = () => ({ columns: 80, rows: 24 });
    const { input, output } = screen;
    const chat = await openTerminalChat({
      input,
      output,
      tty,
      colour: false,
      size,
      timeZone: "UTC",
      journal,
    });
    const { answered, counting } = countAnswers();
    const listening: typeof chat = {
      ...chat,
      listen: (onInvocation, signal) => chat.listen(counting(onInvocation), signal),
    };
    let closed = false;
    return {
      chat: {
        ...listening,
        close: async () => {
          if (!closed) await chat.close();
          closed = true;
        },
      },
      place: "terminal",
      shown: async () => screen.text(),
      type: async (line) => {
        const answer = answered();
        screen.type(`${line}\n`);
        if (!closed) await answer;
      },
      restarted: async () => {
        await chat.close();
        return opened(openTerminalScreen());
      },
      close: async () => {
        if (!closed) await chat.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  }

  return opened(openTerminalScreen());
}

async function httpUnderTest(): Promise<ChatUnderTest> {
  const server = await startChatServer();

  function opened(): ChatUnderTest {
    const chat = createHttpChat({ url: server.url });
    const place = "test:newsroom";
    return {
      chat,
      place,
      shown: async () =>
        server
          .transcript()
          .messages.flatMap((message) => [message.text, ...message.thread.map((line) => line.text)])
          .join("\n"),
      type: async (line) => {
        const actor = { id: "test:ann", name: "Ann", groups: [] };
        await chat.type({ platform: "test", place, actor, input: { is: "line", line } });
      },
      restarted: async () => {
        await chat.close();
        return opened();
      },
      close: async () => {
        await chat.close();
        await server.close();
      },
    };
  }

  return opened();
}

/** Wraps a handler so that a test can wait for its next answer to be complete. */
function countAnswers() {
  let next = Promise.withResolvers<void>();
  function counting(onInvocation: OnInvocation): OnInvocation {
    return async function* (invocation) {
      yield* onInvocation(invocation);
      next.resolve();
      next = Promise.withResolvers<void>();
    };
  }
  return { answered: () => next.promise, counting };
}
