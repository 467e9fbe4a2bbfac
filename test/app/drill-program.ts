/**
 * The short drill as a program of its own, speaking to the test chat: what the kill tests start and kill.
 * Prints the name of each step when it passes it.
 */
import { playDrill } from "../../src/app/drill.ts";
import { faultsOf } from "../../src/cli/faults.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { createLogger } from "../../src/support/logger.ts";
import { createHttpChat } from "../servers/http-chat.ts";

const { DRILL_DATABASE: database = "", CHAT_URL: url = "", RESUME: resume } = process.env;

const faults = faultsOf(process.env);
const drill = await playDrill({
  database,
  resume: resume === "1",
  seed: 7,
  scenario: "short",
  places: ["test:newsroom", "test:desk"],
  openChats: async () => [createHttpChat({ url })],
  detection: DEFAULTS.detection,
  logger: createLogger({
    level: "warn",
    write: (line) => process.stderr.write(line),
    redact: (text) => text,
  }),
  faults(step) {
    process.stdout.write(`${step}\n`);
    faults(step);
  },
  onProgress: () => {},
  signal: new AbortController().signal,
});
await drill.close();
