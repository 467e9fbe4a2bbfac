/** A form in the terminal: a question a field, a line an answer. */
import { expect, it } from "vitest";
import type { OnInvocation } from "../../../src/chat/chat.ts";
import type { Form, Invocation } from "../../../src/commands/command.ts";
import { says } from "../../contracts/chat.ts";
import { openTerminal } from "./open-terminal.ts";

const FORM: Form = {
  command: "mute",
  summary: "Says nothing further of a burst for a time",
  language: "en",
  given: { id: "7K3Q" },
  fields: [
    { name: "for", help: "how long", required: true, type: "word", offers: ["1h", "24h"] },
    { name: "why", help: "why", required: false, type: "rest" },
  ],
};

async function fillIn(...lines: readonly string[]) {
  const terminal = await openTerminal();
  const inputs: Invocation[] = [];
  const done = Promise.withResolvers<void>();
  const onInvocation: OnInvocation = async function* (invocation) {
    inputs.push(invocation);
    if (inputs.length === 1) yield { is: "form", form: FORM };
    else {
      yield { is: "card", card: says("Done") };
      done.resolve();
    }
  };
  await terminal.chat.listen(onInvocation, new AbortController().signal);
  for (const line of ["mute 7K3Q", ...lines, "status"]) terminal.screen.type(`${line}\r`);
  await done.promise;
  return { inputs, screen: terminal.screen.text() };
}

it("asks for one field after the other, and calls the command with all of them", async () => {
  const { inputs, screen } = await fillIn("24h", "we called the office");
  expect(screen).toContain("for? how long");
  expect(screen).toContain("For example 1h or 24h.");
  expect(screen).toContain("why? why");
  expect(inputs[0]).toMatchObject({ canAsk: true });
  expect(inputs[1]?.input).toEqual({
    is: "call",
    command: "mute",
    options: { id: "7K3Q", for: "24h", why: "we called the office" },
  });
});

it("leaves out what may be left out, and asks again for what may not", async () => {
  const { inputs, screen } = await fillIn("-", "1h", "-");
  expect(screen.match(/for\? how long/g)).toHaveLength(2);
  expect(inputs[1]?.input).toMatchObject({ options: { id: "7K3Q", for: "1h" } });
});

it("is given up with a word, and the next line is a command again", async () => {
  const { inputs, screen } = await fillIn("cancel");
  expect(screen).toContain("Given up. Nothing was changed.");
  expect(inputs[1]?.input).toEqual({ is: "line", line: "status" });
});
