/** A watch as the configuration file has it. */
import type { Watch } from "../domain/watch.ts";
import { formatDuration } from "../support/duration.ts";

/** Without the lists that say nothing. */
export function asConfigured({ id, name, keywords, sources, window, ...optional }: Watch) {
  const said = Object.entries(optional).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  const length = window === undefined ? {} : { window: formatDuration(window) };
  return { id, name, keywords, ...Object.fromEntries(said), ...length, sources };
}
