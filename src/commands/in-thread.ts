/** A line that was asked in the thread of a burst's message means that burst. */
import { mayDo, roleOf, scopeOf } from "./access.ts";
import type { Invocation } from "./command.ts";
import type { GateOptions } from "./gate.ts";
import { lineInThread } from "./thread-line.ts";

/** A line typed below a message about a burst, as it would read elsewhere. */
export async function inThread<Asked extends Invocation>(
  invocation: Asked,
  { registry, access, routes, deskFor }: Pick<GateOptions, "registry" | "access" | "routes" | "deskFor">,
): Promise<Asked> {
  const { input, thread, place } = invocation;
  if (thread === undefined || input.is !== "line") return invocation;
  const role = roleOf(invocation, access);
  const desk = deskFor(scopeOf(role, place, routes));
  const shortId = await desk.burstToldBy(place, thread);
  if (shortId === null) return invocation;
  const allowed = registry.filter(({ spec }) => mayDo(role, spec.who));
  const isBurst = async (name: string) => (await desk.burst(name)).is !== "none";
  const line = await lineInThread(input.line, shortId, allowed, isBurst);
  return { ...invocation, input: { is: "line", line } };
}
