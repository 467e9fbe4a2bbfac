/** What is asked in a thread below a message about a burst: there the burst need not be named. */
import { mayDo, roleOf, scopeOf } from "./access.ts";
import type { Command, Invocation } from "./command.ts";
import type { GateOptions } from "./gate.ts";
import { lineInThread } from "./thread-line.ts";

/** A line typed below a message about a burst, as it would read elsewhere. */
export async function inThread<Asked extends Invocation>(
  invocation: Asked,
  { registry, access, routes, deskFor }: Pick<GateOptions, "registry" | "access" | "routes" | "deskFor">,
): Promise<Asked> {
  const { input, thread, place } = invocation;
  if (thread === undefined) return invocation;
  const missing = input.is === "call" ? burstLeftOut(input, registry) : null;
  if (input.is === "call" && missing === null) return invocation;
  const role = roleOf(invocation, access);
  const desk = deskFor(scopeOf(role, place, routes));
  const shortId = await desk.burstToldBy(place, thread);
  if (shortId === null) return invocation;
  if (input.is === "call") {
    const options = { ...input.options, [missing ?? ""]: shortId };
    return { ...invocation, input: { ...input, options } };
  }
  const allowed = registry.filter(({ spec }) => mayDo(role, spec.who));
  const isBurst = async (name: string) => (await desk.burst(name)).is !== "none";
  const line = await lineInThread(input.line, shortId, allowed, isBurst);
  return { ...invocation, input: { is: "line", line } };
}

/** The option that names the burst, of a command that was called without it. */
function burstLeftOut(
  { command, options }: Extract<Invocation["input"], { is: "call" }>,
  registry: readonly Command[],
): string | null {
  const spec = registry.find((known) => known.spec.name === command)?.spec;
  const option = spec?.options.find(({ burst }) => burst === true);
  return option === undefined || options[option.name] !== undefined ? null : option.name;
}
