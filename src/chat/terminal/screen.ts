/**
 * The terminal's screen: blocks of rows that stay, and below them, on a TTY, a progress line and the
 * prompt, which step aside while something is printed.
 */
import { clearScreenDown, cursorTo, type Interface, moveCursor } from "node:readline";
import type { Writable } from "node:stream";

export interface ScreenOptions {
  readonly output: Writable;
  readonly tty: boolean;
  readonly size: () => { readonly columns: number; readonly rows: number };
}

export interface Screen {
  /** Prints rows that stay. `name` says whose they are, for `redraw`. */
  print(rows: readonly string[], name?: string): void;
  /** Puts rows in the place of the last block, if that is `name`'s and still wholly on the screen. */
  redraw(rows: readonly string[], name: string): boolean;
  /** A line was typed and stays where it is: nothing above it can be redrawn. */
  entered(): void;
  /** The line that is redrawn in place; null takes it away. */
  progress(row: string | null): void;
  /** The prompt to keep below everything; null when there is none (any more). */
  prompt(readline: Interface | null): void;
  /** Resolves when all that was printed has left for the terminal, or at once when the signal aborts. */
  flushed(signal?: AbortSignal): Promise<void>;
}

export function createScreen({ output, tty, size }: ScreenOptions): Screen {
  let last: { name: string; rows: number; columns: number } | null = null;
  let progressRow: string | null = null;
  let readline: Interface | null = null;
  /** Whether progress and prompt stand below the blocks just now. */
  let below = false;
  let broken = false;
  // A reader that went away (a closed pager) ends the printing, not the program.
  output.on("error", () => {
    broken = true;
  });

  function write(text: string): void {
    if (!broken) output.write(text);
  }

  /** Rows between the progress line (or the prompt's start) and the cursor. */
  function promptRows(): number {
    return readline === null ? 0 : readline.getCursorPos().rows;
  }

  function stepAside(): void {
    if (!tty || !below) return;
    const above = promptRows() + (progressRow !== null && readline !== null ? 1 : 0);
    if (above > 0) moveCursor(output, 0, -above);
    cursorTo(output, 0);
    clearScreenDown(output);
    below = false;
  }

  function comeBack(): void {
    if (!tty) return;
    below = progressRow !== null || readline !== null;
    if (progressRow !== null) write(readline === null ? progressRow : `${progressRow}\n`);
    if (readline === null) return;
    // Readline goes up by the rows it believes to be below the prompt's first one before it draws.
    write("\n".repeat(promptRows()));
    readline.prompt(true);
  }

  function print(rows: readonly string[], name = ""): void {
    stepAside();
    write(rows.map((row) => `${row}\n`).join(""));
    last = { name, rows: rows.length, columns: size().columns };
    comeBack();
  }

  return {
    print,
    redraw(rows, name) {
      const { columns, rows: height } = size();
      const room = height - promptRows() - 3;
      const fits = last?.name === name && last.columns === columns && last.rows <= room;
      if (!tty || !fits || last === null || name === "") return false;
      stepAside();
      moveCursor(output, 0, -last.rows);
      clearScreenDown(output);
      write(rows.map((row) => `${row}\n`).join(""));
      last = { name, rows: rows.length, columns };
      comeBack();
      return true;
    },
    entered() {
      last = null;
      below = false;
    },
    progress(row) {
      if (!tty || row === progressRow) return;
      stepAside();
      progressRow = row;
      comeBack();
    },
    prompt(next) {
      stepAside();
      readline = next;
      comeBack();
    },
    flushed: (signal) =>
      new Promise((resolve) => {
        if (broken || signal?.aborted) return resolve();
        signal?.addEventListener("abort", () => resolve(), { once: true });
        output.write("", () => resolve());
      }),
  };
}
