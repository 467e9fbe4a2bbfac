/** What this version acts on. A setting that is missing here is named by `check` as not yet there. */
import type { Supported } from "../config/supported.ts";

export const SUPPORTED: Supported = {
  sources: ["replay", "x"],
  chats: ["terminal"],
  settings: [
    ...[
      "id",
      "name",
      "keywords",
      "require",
      "exclude",
      "languages",
      "sources",
      "texts",
      "reading",
      "minAccounts",
    ].map((key) => `watches.*.${key}`),
    "sources.replay",
    "sources.x",
    "chat.terminal",
    ...[
      "watch",
      "to",
      "minSeverity",
      "ceiling",
      "explained",
      "handles",
      "timezone",
      "language",
      "quietHours",
      "approval",
      "digest",
      "mention",
    ].map((key) => `routes.*.${key}`),
    ...["viewers", "editors", "admins", "place"].map((key) => `access.${key}`),
    "detection",
    "retention",
    ...["declarations", "headTo"].map((key) => `evidence.${key}`),
    "http.listen",
    "store",
  ],
};
