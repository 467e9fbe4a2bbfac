/** A platform that answers in circles must not keep a poll going for ever. */
import { type Page, SourceError, type SourceQuery } from "../sources/source.ts";

/** The pages that a poll has been sent on to, by query. */
export type PagesAhead = Set<string>;

/** @throws SourceError "bad-answer" for a page that leads to one that this poll was sent to before */
export function refuseCircles(
  ahead: PagesAhead,
  { source, query }: { readonly source: { readonly id: string }; readonly query: SourceQuery },
  { nextPageToken }: Page,
): void {
  if (nextPageToken === null) return;
  const page = `${source.id}\n${query.key}\n${nextPageToken}`;
  if (ahead.has(page)) {
    throw new SourceError("bad-answer", `${source.id} leads in a circle, to a page that was read before.`);
  }
  ahead.add(page);
}
