/** A source that plays files as if their posts were being written now. */
import { inFoldingOrder } from "../../domain/post.ts";
import { NO_READS } from "../../domain/reading.ts";
import { SECOND } from "../../domain/time.ts";
import { watchMatcher } from "../../domain/watch-matches.ts";
import { type Malformed, type Page, type PullRequest, type Source, SourceError } from "../source.ts";
import { InputError } from "./input-error.ts";
import type { ReplaySourceOptions } from "./options.ts";
import { createPlayback, type Playback, type Stretch } from "./playback.ts";
import { decodePosition, encodePosition, type Position } from "./position.ts";
import type { BadLine } from "./read-item.ts";
import { REPLAY } from "./to-post.ts";

/** Files cost nothing to look at; what is due is seen soon. */
const POLL_EVERY = 2 * SECOND;
const PAGE_SIZE = 100;

interface Player {
  readonly playback: Playback;
  /** The poll under way, which its further pages are cut from. */
  poll: { readonly key: string; readonly stretch: Stretch } | null;
}

/**
 * Each watch plays the files for itself, from its own position. After a restart the files are read from the
 * beginning to where playing stood, so they may not change meanwhile.
 *
 * @throws SourceError "misconfigured" for standard input, which cannot be read twice
 */
export function createReplaySource(options: ReplaySourceOptions): Source {
  const { pageSize = PAGE_SIZE, pollEvery = POLL_EVERY } = options;
  if (options.files.includes("-")) {
    throw new SourceError("misconfigured", "standard input cannot be played by the running bot", {
      mend: "write it to a file and name that in sources.replay.files",
    });
  }
  const players = new Map<string, Player>();

  function playerOf(watch: string): Player {
    const known = players.get(watch);
    if (known !== undefined) return known;
    const player: Player = { playback: createPlayback(options), poll: null };
    players.set(watch, player);
    return player;
  }

  return {
    id: REPLAY,
    pollEvery,
    live: false,
    pace: null,
    tariff: null,
    lookups: null,
    queries: () => [{ key: "files", text: options.files.join(", ") }],
    async pull(request, signal) {
      signal.throwIfAborted();
      const stretch = await stretchOf(playerOf(request.watch.id), request, signal);
      return toPage(stretch, request, pageSize);
    },
    async close() {
      await Promise.all([...players.values()].map((player) => player.playback.close()));
      players.clear();
    },
  };
}

async function stretchOf(player: Player, request: PullRequest, signal: AbortSignal): Promise<Stretch> {
  const key = `${request.cursor ?? ""} ${request.now}`;
  if (player.poll?.key === key) return player.poll.stretch;
  const from = request.cursor === null ? null : readCursor(request.cursor);
  try {
    const stretch = await player.playback.stretch(from, request.now, signal);
    player.poll = { key, stretch };
    return stretch;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new SourceError("misconfigured", error.message, {
      cause: error,
      mend: "put the file in order, or take it out of sources.replay.files",
    });
  }
}

function toPage(stretch: Stretch, request: PullRequest, pageSize: number): Page {
  const matches = watchMatcher(request.watch);
  const posts = stretch.items
    .flatMap((item) => (item.is === "post" && matches(item.post) ? [item.post] : []))
    .sort((a, b) => inFoldingOrder(b, a));
  const from = readPageToken(request.pageToken);
  const first = from === 0;
  const moved = stretch.items.length > 0 || request.cursor === null;
  return {
    posts: posts.slice(from, from + pageSize),
    malformed: first ? stretch.items.flatMap((item) => (item.is === "bad" ? [toMalformed(item)] : [])) : [],
    gaps: [],
    newest: first && moved ? encodePosition(stretch.end) : null,
    nextPageToken: from + pageSize < posts.length ? String(from + pageSize) : null,
    reads: NO_READS,
  };
}

function toMalformed(line: BadLine): Malformed {
  return { raw: line.raw, why: `${line.file}:${line.line} ${line.why}` };
}

function readCursor(cursor: string): Position {
  const position = decodePosition(cursor);
  if (position !== null) return position;
  throw new SourceError("misconfigured", `"${cursor}" is no position in files`, {
    mend: "give the watch another id, so that it starts from the beginning",
  });
}

function readPageToken(token: string | null): number {
  if (token === null) return 0;
  if (/^\d{1,9}$/.test(token)) return Number(token);
  throw new SourceError("bad-answer", `"${token}" is no page of a poll of files`);
}
