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
  /** Prints rows that belong below `name`'s, and stay with them where they stand right below. */
  printBelow(rows: readonly string[], name: string): void;
  /** Puts rows in the place of the last block, if that is `name`'s and wholly on the screen with what is below. */
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
  let last: { name: string; rows: number; below: readonly string[]; columns: number } | null = null;
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

  function put(rows: readonly string[]): void {
    stepAside();
    write(rows.map((row) => `${row}\n`).join(""));
    comeBack();
  }

  function print(rows: readonly string[], name = ""): void {
    put(rows);
    last = { name, rows: rows.length, below: [], columns: size().columns };
  }

  return {
    print,
    printBelow(rows, name) {
      if (last?.name !== name || last.columns !== size().columns) return print(rows);
      put(rows);
      last = { ...last, below: [...last.below, ...rows] };
    },
    redraw(rows, name) {
      const { columns, rows: height } = size();
      const room = height - promptRows() - 3;
      if (!tty || last === null || name === "" || last.name !== name || last.columns !== columns)
        return false;
      const standing = last.rows + last.below.length;
      if (standing > room) return false;
      stepAside();
      moveCursor(output, 0, -standing);
      clearScreenDown(output);
      put([...rows, ...last.below]);
      last = { ...last, rows: rows.length };
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
