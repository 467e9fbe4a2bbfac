/** Whether what is stored is still what was chained: posts, snapshots and standings against their links. */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { type Kysely, sql } from "kysely";
import type { Post } from "../domain/post.ts";
import type { StandingChange } from "../domain/standing.ts";
import type { Instant } from "../domain/time.ts";
import { storableText } from "./storable-text.ts";
import type { Tables } from "./tables.ts";

export type StoredKind = "post" | "snapshot" | "standing";

export interface StoredFault {
  readonly kind: StoredKind;
  /** The table's key, with spaces between. */
  readonly key: string;
  /**
   * changed: it is not what its own hash says. unchained: no link of any chain stands for it. missing: a link stands
   * for it, and it is not there, although ids stay when all else has to go. otherwise: its raw form is what was
   * written, and what stands beside it, which messages and dossiers show, is not what that says.
   */
  readonly why: "changed" | "unchained" | "missing" | "otherwise";
}

export type StoredStep =
  /** So many rows were read again since the last step. */
  | { readonly is: "read"; readonly kind: StoredKind; readonly rows: number; readonly gone: number }
  | { readonly is: "fault"; readonly fault: StoredFault };

/** A post as its source gave it. */
export interface RawPost {
  readonly source: string;
  readonly raw: string;
}

/** What a raw form says; null where nobody can tell. */
export type ReadRaw = (post: RawPost) => Pick<Post, "id" | "text" | "createdAt" | "author"> | null;

/** Rows held at a time. */
const ROWS = 500;
/** Links looked up at a time. */
const LINKS = 2_000;

/** A row to compare: what was hashed, as far as it is still there, and the hash that was chained. */
interface Stored {
  /** The watch whose chain it must be in; null for any that read it. */
  readonly watchId: string | null;
  readonly source: string;
  readonly subject: string;
  readonly key: string;
  /** Null when it had to go: then only its hash is left to compare. */
  readonly content: string | null;
  readonly sha256: string;
}

interface Reader {
  readonly kind: StoredKind;
  /** The first rows behind `after`, in the order of their keys. */
  read(db: Kysely<Tables>, after: readonly (string | number)[]): Promise<readonly Row[]>;
}

interface Row extends Stored {
  /** Of a post: whether it is shown as its raw form says. */
  readonly isAsRead?: (read: ReadRaw) => boolean;
  readonly place: readonly (string | number)[];
}

/**
 * Reads everything again, some hundred rows at a time, then whether the posts that links stand for are there. What
 * was purged or dropped is compared by its hash alone. Snapshots and standings go as a whole when they have to.
 * @param read how raw forms are read, to compare what is shown of posts
 */
export async function* verifyStored(
  db: Kysely<Tables>,
  read: ReadRaw = () => null,
): AsyncGenerator<StoredStep> {
  for (const reader of [POSTS, SNAPSHOTS, STANDINGS]) {
    for (let after: readonly (string | number)[] = []; ; ) {
      const rows = await reader.read(db, after);
      const last = rows.at(-1);
      if (last === undefined) break;
      const chained = await chainedHashes(db, reader.kind, rows);
      for (const row of rows) {
        const why = faultOf(row, chained, read);
        if (why !== null) yield { is: "fault", fault: { kind: reader.kind, key: row.key, why } };
      }
      const gone = rows.filter(({ content }) => content === null).length;
      yield { is: "read", kind: reader.kind, rows: rows.length, gone };
      after = last.place;
    }
  }
  yield* missingPosts(db);
}

async function* missingPosts(db: Kysely<Tables>): AsyncGenerator<StoredStep> {
  for (let after: readonly [string, number] = ["", 0]; ; ) {
    const links = await db
      .selectFrom("evidence")
      .leftJoin("posts", (join) =>
        join.onRef("posts.source", "=", "evidence.source").onRef("posts.id", "=", "evidence.subject"),
      )
      .select(["evidence.watch_id", "evidence.n", "evidence.kind", "evidence.source", "evidence.subject"])
      .select("posts.id as post")
      .where(sql<boolean>`(evidence.watch_id, evidence.n) > (${after[0]}, ${after[1]})`)
      .orderBy("evidence.watch_id")
      .orderBy("evidence.n")
      .limit(LINKS)
      .execute();
    const last = links.at(-1);
    if (last === undefined) return;
    for (const { kind, source, subject, post } of links) {
      if (kind !== "post" || post !== null) continue;
      yield { is: "fault", fault: { kind, key: `${source} ${subject}`, why: "missing" } };
    }
    after = [last.watch_id, last.n];
  }
}

function faultOf(row: Row, chained: ReadonlySet<string>, read: ReadRaw): StoredFault["why"] | null {
  if (row.content !== null && sha256(row.content) !== row.sha256) return "changed";
  // Its time was over, and its hash went too.
  if (row.content === null && row.sha256 === "") return null;
  if (!chained.has(chainKey(row.watchId, row.source, row.subject, row.sha256))) return "unchained";
  return row.isAsRead?.(read) === false ? "otherwise" : null;
}

function isAsRead(
  row: { readonly id: string; readonly text: string | null; readonly account: string; readonly at: Instant },
  said: ReturnType<ReadRaw>,
): boolean {
  if (said === null) return true;
  const { id, text, author, createdAt } = said;
  return (
    row.id === storableText(id) &&
    row.text === storableText(text) &&
    row.account === storableText(author.id) &&
    row.at === createdAt
  );
}

const POSTS: Reader = {
  kind: "post",
  async read(db, [source = "", id = ""]) {
    const rows = await db
      .selectFrom("posts")
      .select(["source", "id", "raw", "raw_sha256", "text", "account_id", "created_at"])
      .where(sql<boolean>`(source, id) > (${source}, ${id})`)
      .orderBy("source")
      .orderBy("id")
      .limit(ROWS)
      .execute();
    return rows.map((row) => ({
      watchId: null,
      source: row.source,
      subject: row.id,
      key: `${row.source} ${row.id}`,
      content: row.raw,
      sha256: row.raw_sha256,
      isAsRead: (read) => {
        if (row.raw === null) return true;
        const shown = { id: row.id, text: row.text, account: row.account_id, at: row.created_at };
        return isAsRead(shown, read({ source: row.source, raw: row.raw }));
      },
      place: [row.source, row.id],
    }));
  },
};

const SNAPSHOTS: Reader = {
  kind: "snapshot",
  async read(db, [watch = "", source = "", account = "", at = 0]) {
    const rows = await db
      .selectFrom("snapshots")
      .select(["watch_id", "source", "account_id", "fetched_at", "raw", "raw_sha256"])
      .where(
        sql<boolean>`(watch_id, source, account_id, fetched_at) > (${watch}, ${source}, ${account}, ${at})`,
      )
      .orderBy("watch_id")
      .orderBy("source")
      .orderBy("account_id")
      .orderBy("fetched_at")
      .limit(ROWS)
      .execute();
    return rows.map((row) => ({
      watchId: row.watch_id,
      source: row.source,
      subject: row.account_id,
      key: `${row.source} ${row.account_id} ${new Date(row.fetched_at).toISOString()}`,
      content: row.raw === "" ? null : row.raw,
      sha256: row.raw_sha256,
      place: [row.watch_id, row.source, row.account_id, row.fetched_at],
    }));
  },
};

/** A standing is its own content: its hash stands in the chain alone. */
const STANDINGS: Reader = {
  kind: "standing",
  async read(db, [watch = "", source = "", subject = "", id = "", at = 0]) {
    const rows = await db
      .selectFrom("standings")
      .selectAll()
      .where(
        sql<boolean>`(watch_id, source, subject, id, seen_at) > (${watch}, ${source}, ${subject}, ${id}, ${at})`,
      )
      .orderBy("watch_id")
      .orderBy("source")
      .orderBy("subject")
      .orderBy("id")
      .orderBy("seen_at")
      .limit(ROWS)
      .execute();
    return rows.map((row) => {
      const change: StandingChange = {
        subject: row.subject,
        id: row.id,
        seenAt: row.seen_at,
        is: row.standing,
        earlierHandle: row.earlier_handle,
      };
      const content = canonicalize(change) ?? "";
      return {
        watchId: row.watch_id,
        source: row.source,
        subject: row.id,
        key: `${row.source} ${row.subject} ${row.id} ${new Date(row.seen_at).toISOString()}`,
        content,
        sha256: sha256(content),
        place: [row.watch_id, row.source, row.subject, row.id, row.seen_at],
      };
    });
  },
};

/** What the chains hold of these rows. */
async function chainedHashes(
  db: Kysely<Tables>,
  kind: StoredKind,
  rows: readonly Stored[],
): Promise<ReadonlySet<string>> {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const links: readonly {
    readonly watch_id?: string;
    readonly source: string;
    readonly subject: string;
    readonly sha256: string;
  }[] =
    kind === "post"
      ? await db
          .selectFrom("watch_posts")
          .innerJoin("evidence", (join) =>
            join
              .onRef("evidence.watch_id", "=", "watch_posts.watch_id")
              .onRef("evidence.subject", "=", "watch_posts.post_id")
              .onRef("evidence.source", "=", "watch_posts.source"),
          )
          .select(["evidence.source", "evidence.subject", "evidence.sha256"])
          .where("watch_posts.post_id", "in", subjects)
          .where("watch_posts.source", "in", [...new Set(rows.map(({ source }) => source))])
          .where("evidence.kind", "=", "post")
          .execute()
      : await db
          .selectFrom("evidence")
          .select(["watch_id", "source", "subject", "sha256"])
          .where("watch_id", "in", [...new Set(rows.flatMap(({ watchId }) => watchId ?? []))])
          .where("subject", "in", subjects)
          .where("kind", "=", kind)
          .execute();
  return new Set(
    links.map(({ watch_id: watch = null, source, subject, sha256 }) =>
      chainKey(watch, source, subject, sha256),
    ),
  );
}

function chainKey(watch: string | null, source: string, subject: string, hash: string): string {
  return JSON.stringify([watch, source, subject, hash]);
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
