/** Who somebody is to the bot, and which watches may be seen from where. */
import type { Place, Route } from "../domain/alert.ts";
import type { Invocation, Role } from "./command.ts";
import type { Scope } from "./desk.ts";

/** Ids of people ("slack:U1") and of groups or roles ("discord:role:123"). */
export interface Access {
  /** Empty or absent: everybody in a routed place. */
  readonly viewers?: readonly string[];
  readonly editors: readonly string[];
  readonly admins: readonly string[];
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, admin: 2 };

/** The highest role that is given to the person or to a group of theirs; null for none at all. */
export function roleOf(invocation: Pick<Invocation, "platform" | "actor">, access: Access): Role | null {
  // Who types at the terminal started the program and could read its database.
  if (invocation.platform === "terminal") return "admin";
  const { id, groups } = invocation.actor;
  const named = (list: readonly string[]) => list.some((entry) => entry === id || groups.includes(entry));
  if (named(access.admins)) return "admin";
  if (named(access.editors)) return "editor";
  const viewers = access.viewers ?? [];
  return viewers.length === 0 || named(viewers) ? "viewer" : null;
}

/** Whether a role may do what asks for another. */
export function mayDo(role: Role | null, needed: Role): boolean {
  return role !== null && RANK[role] >= RANK[needed];
}

/**
 * Editors and admins see every watch; everybody else those that the place is told about without a person being
 * asked first, and of the others what was released there. What nobody released is not to be had by asking either.
 */
export function scopeOf(role: Role | null, place: Place, routes: readonly Route[]): Scope {
  if (role === null) return { all: false, watches: [] };
  if (mayDo(role, "editor")) return { all: true };
  const here = routes.filter((route) => route.to === place);
  const asksFirst = here.filter(({ approval }) => approval).map(({ watch }) => watch);
  const told = here.map(({ watch }) => watch).filter((watch) => !asksFirst.includes(watch));
  if (told.includes("*") && asksFirst.length === 0) return { all: true };
  // "Every watch but these" cannot be said: then those alone that a route names.
  const watches = [...new Set(told.filter((watch) => watch !== "*"))];
  return { all: false, watches, ...(asksFirst.length === 0 ? {} : { releasedIn: place }) };
}

/**
 * Whether somebody may have an answer shown to everybody in a place. Where a person is asked before the place
 * hears of something, or names are masked, only those who may release things say more there than was told.
 */
export function mayShare(role: Role, place: Place, routes: readonly Route[]): boolean {
  if (mayDo(role, "editor")) return true;
  return !routes.some(({ to, approval, handles }) => to === place && (approval || handles === "masked"));
}

/** One route that asks for masked names masks them in the whole place. */
export function handlesIn(place: Place, routes: readonly Route[]): "full" | "masked" {
  return routes.some((route) => route.to === place && route.handles === "masked") ? "masked" : "full";
}

/** What a place's answers are written in: the language of its first route. English where it has none. */
export function languageIn(place: Place, routes: readonly Route[]): string {
  return routes.find((route) => route.to === place)?.language ?? "en";
}

/** Whose clocks a place goes by: those of its first route. UTC where it has none. */
export function timezoneIn(place: Place, routes: readonly Route[]): string {
  return routes.find((route) => route.to === place)?.timezone ?? "UTC";
}

/** Which other places hear of something is for editors; everybody else knows of the place they are in. */
export function maySeePlace(asked: { readonly role: Role; readonly place: Place }, place: Place): boolean {
  return place === asked.place || mayDo(asked.role, "editor");
}
