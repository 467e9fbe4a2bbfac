/** Putting right, or taking back, what was said about a burst everywhere. */
import type { Kysely } from "kysely";
import type { Correction } from "../../domain/desk-notes.ts";
import { putAmendment } from "../../store/amendments.ts";
import { lockAudit } from "../../store/audit.ts";
import { putCorrection } from "../../store/corrections.ts";
import { exportsOf } from "../../store/exports.ts";
import { endExports, exportsWithBurst } from "../../store/kept-exports.ts";
import { forgetPictures } from "../../store/pictures.ts";
import { forgetRevisions } from "../../store/purge.ts";
import type { Tables } from "../../store/tables.ts";
import { findBurst } from "../desk/find-burst.ts";
import type { Corrected } from "../workbench.ts";
import type { Bench } from "./bench.ts";

export async function correctBurst(
  tx: Kysely<Tables>,
  { scope, author, messages }: Bench,
  name: string,
  { kind, text }: Pick<Correction, "kind" | "text">,
): Promise<Corrected> {
  const found = await findBurst(tx, scope, name, []);
  if (found.is === "none") return { is: "no-burst" };
  if (found.is === "several") return found;
  const { burst, shortId } = found.detail;
  const correction: Correction = { kind, text, by: author.name, at: author.at };
  const of = { burst: burst.id, watch: burst.watch, actor: author.by };
  await lockAudit(tx);
  const id = await putCorrection(tx, { ...correction, ...of });
  const withdrawn = kind === "withdrawn";
  if (withdrawn) {
    await endExports(tx, await exportsWithBurst(tx, burst.id), "withdrawn", author.at);
    await forgetPictures(tx, burst.id);
  }
  const slots = await messages.redraw(tx, burst.id, author.at);
  // What was taken back is not kept in what was sent before, either.
  if (withdrawn) await forgetRevisions(tx, slots);
  await messages.below(tx, burst.id, { is: "corrected", correction }, id, author.at);
  await putAmendment(
    tx,
    { name: `correction:${id}`, about: shortId, askedIn: author.place },
    slots,
    author.at,
  );
  const places = [...new Set(slots.map(({ place }) => place))];
  return {
    is: "corrected",
    shortId,
    correction,
    messages: slots.length,
    places,
    exports: await exportsOf(tx, burst.id),
  };
}
