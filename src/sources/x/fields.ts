/** What X is asked to tell: nothing that is billed apart, such as authors. */

export const POST_FIELDS = [
  "id",
  "text",
  "author_id",
  "created_at",
  "lang",
  "note_tweet",
  "edit_history_tweet_ids",
  "referenced_tweets",
  "entities",
  "attachments",
].join(",");

export const USER_FIELDS = [
  "id",
  "username",
  "name",
  "description",
  "created_at",
  "protected",
  "public_metrics",
].join(",");

/** Only for posts that were looked up: a page of search would bill what its expansions bring. */
export const MEDIA = { expansions: "attachments.media_keys", "media.fields": "media_key,alt_text" } as const;
