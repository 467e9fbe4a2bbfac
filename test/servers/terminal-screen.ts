/** A terminal's screen in small: a stream that understands the few control sequences we write. */
import { PassThrough, Writable } from "node:stream";

/** CSI sequence, line feed, carriage return, bell, or a run of text. */
const TOKENS = /\u001b\[([\d;?]*)([A-Za-z])|\r|\n|[^\u001b\r\n]+|\u001b/g;

export interface TerminalScreen {
  readonly input: PassThrough;
  readonly output: Writable;
  /** What stands on it, scrolled-away rows included, without trailing blanks. */
  text(): string;
  /** Everything that was written, control sequences included. */
  written(): string;
  type(keys: string): void;
}

/** Counts one column a UTF-16 unit: the tests that look at columns write in Latin. */
export function openTerminalScreen(): TerminalScreen {
  const input = new PassThrough();
  const rows: string[] = [""];
  let row = 0;
  let column = 0;
  let all = "";

  function put(text: string): void {
    const line = (rows[row] ?? "").padEnd(column);
    rows[row] = line.slice(0, column) + text + line.slice(column + text.length);
    column += text.length;
  }

  function control(parameter: string, final: string): void {
    const n = Number(parameter) || 1;
    if (final === "A") row = Math.max(0, row - n);
    if (final === "B") row += n;
    if (final === "C") column += n;
    if (final === "D") column = Math.max(0, column - n);
    if (final === "G") column = n - 1;
    if (final === "K") rows[row] = (rows[row] ?? "").slice(0, column);
    if (final === "J") {
      rows[row] = (rows[row] ?? "").slice(0, column);
      rows.length = row + 1;
    }
  }

  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const written = chunk.toString("utf8");
      all += written;
      for (const [token, parameter = "", final = ""] of written.matchAll(TOKENS)) {
        if (final !== "") control(parameter, final);
        else if (token === "\r") column = 0;
        else if (token === "\n") {
          row += 1;
          column = 0;
          if (rows[row] === undefined) rows[row] = "";
        } else put(token);
      }
      done();
    },
  });

  return {
    input,
    output,
    text: () => rows.map((line) => line.trimEnd()).join("\n"),
    written: () => all,
    type: (keys) => input.write(keys),
  };
}
