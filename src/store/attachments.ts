/** What posts carry beside their texts, as the store writes and reads it. */
import type { Attachments } from "../domain/post.ts";

const NONE: Attachments = { links: [], media: [] };

/** Null for a post without any: most have none, and a null costs no room. */
export function attachmentsToJson({ links, media }: Attachments): string | null {
  return links.length + media.length === 0 ? null : JSON.stringify({ links, media });
}

export function attachmentsFromJson(json: string | null): Attachments {
  return json === null ? NONE : (JSON.parse(json) as Attachments);
}
