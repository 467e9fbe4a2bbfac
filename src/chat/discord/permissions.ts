/** What the bot needs in a server, and what it has in a channel. */
import {
  type APIChannel,
  type APIGuildMember,
  type APIRole,
  OverwriteType,
  PermissionFlagsBits,
} from "discord.js";

/** The least that everything needs, as the invitation asks for it and as Discord calls it. */
const NEEDED: readonly (readonly [bits: bigint, name: string])[] = [
  [PermissionFlagsBits.ViewChannel, "View Channel"],
  [PermissionFlagsBits.SendMessages, "Send Messages"],
  [PermissionFlagsBits.EmbedLinks, "Embed Links"],
  [PermissionFlagsBits.AttachFiles, "Attach Files"],
  [PermissionFlagsBits.ReadMessageHistory, "Read Message History"],
  [PermissionFlagsBits.CreatePublicThreads, "Create Public Threads"],
  [PermissionFlagsBits.SendMessagesInThreads, "Send Messages in Threads"],
];

export const INVITED: bigint = NEEDED.reduce((sum, [bits]) => sum | bits, 0n);

interface MemberIn {
  readonly guild: string;
  readonly roles: readonly Pick<APIRole, "id" | "permissions">[];
  readonly member: Pick<APIGuildMember, "roles">;
  readonly self: string;
}

/** As discord.com/developers/docs/topics/permissions#permission-hierarchy computes it. */
export function permissionsIn(channel: APIChannel, { guild, roles, member, self }: MemberIn): bigint {
  const own = [guild, ...member.roles];
  const base = roles
    .filter(({ id }) => own.includes(id))
    .reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ~0n;
  const overwrites = "permission_overwrites" in channel ? (channel.permission_overwrites ?? []) : [];
  const everyone = overwrites.filter(({ id }) => id === guild);
  const byRole = overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && member.roles.includes(id),
  );
  const byMember = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === self);
  return [everyone, byRole, byMember].reduce(
    (sum, level) => (sum & ~united(level.map(({ deny }) => deny))) | united(level.map(({ allow }) => allow)),
    base,
  );
}

/** Names of what is lacking. */
export function lacking(permissions: bigint): readonly string[] {
  return NEEDED.filter(([bits]) => (permissions & bits) !== bits).map(([, name]) => name);
}

function united(bits: readonly string[]): bigint {
  return bits.reduce((sum, each) => sum | BigInt(each), 0n);
}
