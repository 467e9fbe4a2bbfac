/** Items that nobody could read may be of somebody who is purged: what names them goes. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** @param id of an account or a post, as its platform gives it. That items were unreadable is still counted. */
export async function purgeUnreadable(tx: Kysely<Tables>, id: string): Promise<void> {
  await tx
    .updateTable("malformed")
    .set({ raw: "" })
    .where("raw", "like", `%${JSON.stringify(id)}%`)
    .execute();
}
