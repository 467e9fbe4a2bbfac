/** Which scopes the app asks Slack for: only those of what is switched on, each with its reason. */
import type { SlackFeatures } from "./options.ts";

export interface ScopeNeed {
  readonly scope: string;
  readonly why: string;
  /** What a team loses without it. */
  readonly without: string;
}

interface Wanted {
  readonly features: SlackFeatures;
  /** Whether user groups are named in `access` or mentioned by a route. */
  readonly groups: boolean;
}

export function scopesFor({ features, groups }: Wanted): readonly ScopeNeed[] {
  return [
    need("chat:write", "posts and edits alerts and answers", "nothing works"),
    need("commands", "/verbatim, and the entry in a message's menu", "nothing can be asked but by mention"),
    need(
      "channels:read",
      "finds public channels by name, sees whether it is in them",
      "channels by id alone",
    ),
    need("groups:read", "the same for private channels", "private channels by id alone"),
    ...only(features.mentions, [
      need("app_mentions:read", "@Verbatim, which works in threads", "no questions in threads"),
    ]),
    ...only(features.history, [
      need(
        "channels:history",
        "looks whether a message arrived whose answer was lost",
        "such a message is not sent again by itself; what is said later of its burst stands in the channel",
      ),
      need("groups:history", "the same in private channels", "the same in private channels"),
    ]),
    ...only(features.names, [
      need("users:read", "shows who reviewed or muted by name", "people are shown by their id"),
    ]),
    ...only(groups, [
      need("usergroups:read", "lets user groups edit, and mentions them", "only people by id may edit"),
    ]),
    ...only(features.files, [
      need("files:write", "uploads pictures and exports", "no pictures, no exports"),
      need("im:write", "hands an export to whoever asked, alone", "no exports"),
    ]),
    ...only(features.unfurl, [
      need("links:read", "hears of links to posts", "links stay links"),
      need("links:write", "shows the burst below them", "links stay links"),
    ]),
  ];
}

function need(scope: string, why: string, without: string): ScopeNeed {
  return { scope, why, without };
}

function only(on: boolean, needs: readonly ScopeNeed[]): readonly ScopeNeed[] {
  return on ? needs : [];
}
