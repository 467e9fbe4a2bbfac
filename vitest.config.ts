import { defineConfig } from "vitest/config";
import { CHAOS_TESTS } from "./test/chaos.ts";
import { AppFirst } from "./test/house/app-first.ts";

export default defineConfig(({ mode }) => ({
  test: {
    include: mode === "chaos" ? CHAOS_TESTS : ["test/**/*.test.ts"],
    env: { VERBATIM_CHAOS: mode === "chaos" ? "1" : "" },
    globalSetup: ["test/servers/postgres.ts", "test/servers/scratch.ts"],
    // Nothing is mocked and no module remembers anything that a test could see: files share their worker.
    isolate: false,
    sequence: { sequencer: AppFirst },
    // Patience costs nothing where all is well, and saves a run on a machine that is busy. What a test waits for
    // has less of it than the test, so that it is named when it does not come.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
    // Two cores: more workers than that only make the timings of the child processes worse.
    maxWorkers: 2,
  },
}));
