/** Who somebody is to Slack: a name, and the user groups of the configuration that they are in. */
import { inertLine } from "../../cards/inert.ts";
import { MINUTE } from "../../domain/time.ts";
import { escaped } from "./escape.ts";
import type { SlackOptions } from "./options.ts";
import type { Web } from "./web.ts";

/** How long a name, and who is in a group, may be taken for known. */
const NAME_KNOWN_FOR = 60 * MINUTE;
const GROUP_KNOWN_FOR = 5 * MINUTE;
const PEOPLE_KNOWN = 5_000;

export interface People {
  /** What Slack shows; `fallback` where it says nothing. Never throws. */
  nameOf(user: string, fallback: string | null): Promise<string>;
  /** "slack:group:S012AB3CD" for each group of the configuration that the person is in. Never throws. */
  groupsOf(user: string): Promise<readonly string[]>;
  /** Whom a route asks to mention, in Slack's own writing; what is no such name as plain text. Never throws. */
  mentionOf(named: string): Promise<string>;
}

interface Known<T> {
  readonly value: T;
  readonly until: number;
}

export function createPeople(
  web: Web,
  { groups, features, logger, clock }: Pick<SlackOptions, "groups" | "features" | "logger" | "clock">,
): People {
  const names = new Map<string, Known<string>>();
  const members = new Map<string, Known<ReadonlySet<string>>>();
  const handles = new Map<string, string>();

  async function membersOf(group: string): Promise<ReadonlySet<string>> {
    const known = members.get(group);
    if (known !== undefined && known.until > clock.now()) return known.value;
    try {
      const { users = [] } = await web.usergroups.users.list({ usergroup: group });
      members.set(group, { value: new Set(users), until: clock.now() + GROUP_KNOWN_FOR });
    } catch (error) {
      // Whoever was in it a while ago is not trusted for ever: who may what must not outlive its proof.
      logger.warn({ error, group }, "members of a Slack user group cannot be read");
      members.delete(group);
    }
    return members.get(group)?.value ?? new Set();
  }

  async function groupWithHandle(handle: string): Promise<string | null> {
    const known = handles.get(handle);
    if (known !== undefined) return known;
    try {
      const { usergroups = [] } = await web.usergroups.list({});
      for (const group of usergroups) {
        if (group.handle !== undefined && group.id !== undefined) handles.set(group.handle, group.id);
      }
    } catch (error) {
      logger.warn({ error }, "Slack user groups cannot be listed");
    }
    return handles.get(handle) ?? null;
  }

  return {
    async nameOf(user, fallback) {
      const known = names.get(user);
      if (known !== undefined && known.until > clock.now()) return known.value;
      if (!features.names) return fallback ?? user;
      try {
        const { user: found } = await web.users.info({ user });
        const name = found?.profile?.display_name || found?.profile?.real_name || fallback || user;
        if (names.size >= PEOPLE_KNOWN) names.clear();
        names.set(user, { value: inertLine(name), until: clock.now() + NAME_KNOWN_FOR });
        return inertLine(name);
      } catch {
        return fallback ?? user;
      }
    },
    async groupsOf(user) {
      const all = await Promise.all(groups.map(async (group) => ({ group, in: await membersOf(group) })));
      return all.filter((each) => each.in.has(user)).map(({ group }) => `slack:group:${group}`);
    },
    async mentionOf(named) {
      const name = named.replace(/^@/, "");
      if (/^U[A-Z0-9]{2,}$/.test(name) || /^W[A-Z0-9]{2,}$/.test(name)) return `<@${name}>`;
      if (/^S[A-Z0-9]{2,}$/.test(name)) return `<!subteam^${name}>`;
      if (/^(?:here|channel|everyone)$/.test(name)) return `<!${name}>`;
      const group = await groupWithHandle(name);
      return group === null ? escaped(inertLine(named)) : `<!subteam^${group}>`;
    },
  };
}
