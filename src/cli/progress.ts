/** A line of progress on standard error: posts, posts a second, time left. Only where somebody sees it. */
import type { Output } from "./context.ts";

/** Redrawn at most this often, in milliseconds. */
const REDRAW_EVERY = 200;
/** Posts between two looks at the clock. */
const LOOK_EVERY = 1_024;
/** To the line's beginning, and all of it away. */
const CLEAR = "\r\u001b[2K";

export interface Progress {
  bytes(count: number): void;
  posts(count: number): void;
  /** Prints a line that stays, above the progress. */
  say(line: string): void;
  end(): void;
}

/** @param options.totalBytes null where the end is not known, as of a pipe. */
export function createProgress(
  stderr: Output,
  options: { readonly totalBytes: number | null; readonly now?: () => number },
): Progress {
  const now = options.now ?? (() => performance.now());
  const started = now();
  let shownAt = started;
  let shown = false;
  let posts = 0;
  let bytes = 0;

  function clear(): void {
    if (shown) stderr.write(CLEAR);
    shown = false;
  }

  function draw(): void {
    const at = now();
    if (at - shownAt < REDRAW_EVERY) return;
    shownAt = at;
    const row = progressRow({
      posts,
      bytes,
      totalBytes: options.totalBytes,
      seconds: (at - started) / 1_000,
    });
    stderr.write(`${CLEAR}${row}`);
    shown = true;
  }

  return {
    bytes(count) {
      bytes += count;
    },
    posts(count) {
      const looked = Math.floor(posts / LOOK_EVERY);
      posts += count;
      if (stderr.isTTY === true && Math.floor(posts / LOOK_EVERY) > looked) draw();
    },
    say(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    end: clear,
  };
}

export interface Counter {
  /** @param of what was read: "post" */
  add(count: number, of: string): void;
  clear(): void;
}

/** A line that counts up while something long is read, where somebody sees it. */
export function createCounter(stderr: Output, now: () => number = () => performance.now()): Counter {
  let total = 0;
  let shownAt = now();
  let shown = false;
  return {
    add(count, of) {
      total += count;
      if (stderr.isTTY !== true || now() - shownAt < REDRAW_EVERY) return;
      shownAt = now();
      shown = true;
      stderr.write(`${CLEAR}${new Intl.NumberFormat("en").format(total)} read again (${of}s)`);
    },
    clear() {
      if (shown) stderr.write(CLEAR);
      shown = false;
    },
  };
}

/** `1,234,567 posts · 245,000 posts/s · 12 s left`. */
function progressRow(state: {
  readonly posts: number;
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly seconds: number;
}): string {
  const n = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
  const speed = state.seconds > 0 ? state.posts / state.seconds : 0;
  const parts = [`${n.format(state.posts)} posts`, `${n.format(speed)} posts/s`];
  if (state.totalBytes !== null && state.bytes > 0) {
    const left = (state.seconds / state.bytes) * Math.max(0, state.totalBytes - state.bytes);
    parts.push(`${n.format(Math.ceil(left))} s left`);
  }
  return parts.join(" · ");
}
