/** Every migration in order; a new one is one file and one line here. A migration that was released never changes. */
import type { Kysely } from "kysely";
import { firstTables } from "./0001-first-tables.ts";
import { spending } from "./0002-spending.ts";
import { thingsOfPosts } from "./0003-things-of-posts.ts";
import { paidFeeds } from "./0004-paid-feeds.ts";
import { whatIsHeld } from "./0005-what-is-held.ts";
import { lateReading } from "./0006-late-reading.ts";
import { following } from "./0007-following.ts";
import { whatIsUsual } from "./0008-what-is-usual.ts";
import { deskOfMutes } from "./0009-desk-of-mutes.ts";
import { deskNotes } from "./0010-desk-notes.ts";
import { holdsAndPurges } from "./0011-holds-and-purges.ts";
import { approvals } from "./0012-approvals.ts";
import { digests } from "./0013-digests.ts";
import { counts } from "./0014-counts.ts";
import { whenMembersJoined } from "./0015-when-members-joined.ts";
import { watchesInChat } from "./0016-watches-in-chat.ts";
import { repliesOfPosts } from "./0017-replies-of-posts.ts";
import { blockedPeople } from "./0018-blocked-people.ts";
import { newestBursts } from "./0019-newest-bursts.ts";
import { dayHeads } from "./0020-day-heads.ts";
import { upkeep } from "./0021-upkeep.ts";
import { people } from "./0022-people.ts";
import { exportsMade } from "./0023-exports.ts";
import { disputes } from "./0024-disputes.ts";
import { readBacks } from "./0025-read-backs.ts";
import { pictures } from "./0026-pictures.ts";
import { dossierLinks } from "./0027-dossier-links.ts";
import { keptExports } from "./0028-kept-exports.ts";
import { packedExports } from "./0029-packed-exports.ts";
import type { ColumnTypes } from "./column-types.ts";

export type Migrate = (db: Kysely<unknown>, types: ColumnTypes) => Promise<void>;

/** By file name, which is also the name under which a database remembers it. */
export const migrations: Readonly<Record<string, Migrate>> = {
  "0001-first-tables": firstTables,
  "0002-spending": spending,
  "0003-things-of-posts": thingsOfPosts,
  "0004-paid-feeds": paidFeeds,
  "0005-what-is-held": whatIsHeld,
  "0006-late-reading": lateReading,
  "0007-following": following,
  "0008-what-is-usual": whatIsUsual,
  "0009-desk-of-mutes": deskOfMutes,
  "0010-desk-notes": deskNotes,
  "0011-holds-and-purges": holdsAndPurges,
  "0012-approvals": approvals,
  "0013-digests": digests,
  "0014-counts": counts,
  "0015-when-members-joined": whenMembersJoined,
  "0016-watches-in-chat": watchesInChat,
  "0017-replies-of-posts": repliesOfPosts,
  "0018-blocked-people": blockedPeople,
  "0019-newest-bursts": newestBursts,
  "0020-day-heads": dayHeads,
  "0021-upkeep": upkeep,
  "0022-people": people,
  "0023-exports": exportsMade,
  "0024-disputes": disputes,
  "0025-read-backs": readBacks,
  "0026-pictures": pictures,
  "0027-dossier-links": dossierLinks,
  "0028-kept-exports": keptExports,
  "0029-packed-exports": packedExports,
};
