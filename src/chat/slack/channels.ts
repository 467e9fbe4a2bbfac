/** Places of the configuration as Slack's channels: ids as they are, names resolved once. */
import type { Place } from "../../domain/alert.ts";
import { MINUTE } from "../../domain/time.ts";
import type { Clock } from "../../support/clock.ts";
import { ChatError } from "../chat.ts";
import type { Web } from "./web.ts";

/** Channels, private ones and direct messages; names are never in capitals. */
const ID = /^[CGD][A-Z0-9]+$/;
/** Channels a page; Slack recommends no more (https://docs.slack.dev/reference/methods/conversations.list). */
const PAGE = 200;
/** A name that stands for no channel is looked for no more often than this. */
const LEARNS_AGAIN_AFTER = 5 * MINUTE;
/** A workspace with more is one where ids are the better names. */
const PAGES = 50;

export interface Channels {
  /** @throws ChatError "refused" where no channel has this name, or what the call for the list throws */
  idOf(place: Place): Promise<string>;
  /** The place as the configuration names it. */
  placeOf(channel: string): Place;
  /** Resolves the names that the configuration has, as far as that goes; what cannot be found is told when used. */
  learn(): Promise<void>;
}

export function createChannels(web: Web, places: readonly Place[], clock: Pick<Clock, "now">): Channels {
  const byName = new Map<string, string>();
  let learnAgainAt = 0;
  const named = places.filter((place) => !ID.test(nameIn(place)));

  async function list(): Promise<void> {
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const answer = await web.conversations.list({
        types: "public_channel,private_channel",
        exclude_archived: true,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { id, name } of answer.channels ?? []) {
        if (id !== undefined && name !== undefined) byName.set(name, id);
      }
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) return;
    }
  }

  return {
    async idOf(place) {
      const name = nameIn(place);
      if (ID.test(name)) return name;
      if (!byName.has(name)) await list();
      const id = byName.get(name);
      if (id !== undefined) return id;
      throw new ChatError("refused", `Slack shows no channel #${name} to the app`, {
        mend: "check the name, and invite the app if the channel is private (/invite @Verbatim)",
      });
    },
    placeOf(channel) {
      const place = named.find((each) => byName.get(nameIn(each)) === channel);
      return place ?? `slack:${channel}`;
    },
    async learn() {
      if (clock.now() < learnAgainAt || named.every((place) => byName.has(nameIn(place)))) return;
      learnAgainAt = clock.now() + LEARNS_AGAIN_AFTER;
      await list();
    },
  };
}

/** "C012AB3CD" of "slack:C012AB3CD", "harbour" of "slack:#harbour". */
function nameIn(place: Place): string {
  return place.slice(place.indexOf(":") + 1).replace(/^#/, "");
}
