/** A chart's specification as Vega draws it, compiled by Vega-Lite without what it does to every set of the process. */
import { logger, None, type Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

/** What it would warn of is looked at in tests, and nothing that an operator can mend. */
const QUIET = logger(None);

/**
 * Vega-Lite writes sets with a method that it puts on all of them, and Discord's library, which looks at all methods
 * of a set when it is loaded, does not bear that one. It is there only while something is compiled.
 */
const writeSet: unknown = Reflect.get(Set.prototype, "toJSON");
Reflect.deleteProperty(Set.prototype, "toJSON");

export function compiled(spec: TopLevelSpec): Spec {
  Reflect.set(Set.prototype, "toJSON", writeSet);
  try {
    return compile(spec, { logger: QUIET }).spec;
  } finally {
    Reflect.deleteProperty(Set.prototype, "toJSON");
  }
}
