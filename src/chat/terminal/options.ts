/** What the terminal needs to know; handed in, so that tests drive a real one. */
import type { Readable, Writable } from "node:stream";

export interface TerminalOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether both ends are a terminal: then there is a prompt, and cards are redrawn in place. */
  readonly tty: boolean;
  readonly colour: boolean;
  /** Asked anew for each message: windows are resized. */
  readonly size: () => { readonly columns: number; readonly rows: number };
  /** IANA name; times are shown in it. */
  readonly timeZone: string;
  /** Where deliveries are remembered, `<database>.terminal.log`; null to remember nothing past the end. */
  readonly journal: string | null;
}

/** The size of a terminal that does not tell it: the VT100's. */
const VT100 = { columns: 80, rows: 24 };

interface TtyLike {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/**
 * The options for a program's own input and output. Colour needs a terminal and no NO_COLOR
 * (https://no-color.org: set and not empty).
 */
export function terminalOptions(given: {
  readonly input: Readable & TtyLike;
  readonly output: Writable & TtyLike;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly journal: string | null;
  readonly timeZone?: string;
}): TerminalOptions {
  const { input, output, environment, journal, timeZone = "UTC" } = given;
  const shows = output.isTTY === true && environment["TERM"] !== "dumb";
  return {
    input,
    output,
    tty: shows && input.isTTY === true,
    colour: shows && (environment["NO_COLOR"] ?? "") === "",
    size: () => ({ columns: output.columns || VT100.columns, rows: output.rows || VT100.rows }),
    timeZone,
    journal,
  };
}
