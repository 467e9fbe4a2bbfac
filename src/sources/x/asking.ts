/** What the parts of the X source ask with: the client, the schema at the border, and what is billed. */
import type { z } from "zod";
import type { Instant } from "../../domain/time.ts";
import { SourceError } from "../source.ts";
import { type Billed, createBilled } from "./billed.ts";
import type { XOptions } from "./options.ts";
import { whatIsWrong } from "./what-is-wrong.ts";
import { createXClient, type XParameters } from "./x-client.ts";

/** An item as far as it names itself. */
interface Named {
  readonly id?: unknown;
}

export interface Asking {
  /** @throws SourceError, or the signal's reason. */
  ask<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    parameters: XParameters,
    signal: AbortSignal,
  ): Promise<z.output<Schema>>;
  /** Of items that were returned, how many are billed. */
  billedPosts(items: readonly unknown[]): number;
  billedUsers(items: readonly unknown[]): number;
  now(): Instant;
  close(): void;
}

export function createAsking(options: XOptions): Asking {
  const client = createXClient(options);
  const posts = createBilled();
  const users = createBilled();
  const { now } = options;
  return {
    async ask(schema, path, parameters, signal) {
      const parsed = schema.safeParse(await client.get(path, parameters, signal));
      if (parsed.success) return parsed.data;
      throw new SourceError(
        "bad-answer",
        `X's answer is not what it should be: ${whatIsWrong(parsed.error)}`,
      );
    },
    billedPosts: (items) => billed(posts, items, now()),
    billedUsers: (items) => billed(users, items, now()),
    now,
    close: () => client.close(),
  };
}

/** An item without a name is billed each time. */
function billed(by: Billed, items: readonly unknown[], now: Instant): number {
  const names = items.map((item) => (item as Named | null)?.id).filter((id) => typeof id === "string");
  return by.count(names, now) + items.length - names.length;
}
