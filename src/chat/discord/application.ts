/** Who the bot is at Discord: asked once, because it does not change while a token holds. */
import { type APIApplication, type APIUser, Routes } from "discord.js";
import type { Api } from "./api.ts";

export interface Application {
  readonly id: string;
  readonly name: string;
  /** The bot's own user. */
  readonly user: string;
  /** With which an endpoint checks what comes. */
  readonly key: string;
}

/** @throws ChatError */
export type ReadApplication = (signal: AbortSignal) => Promise<Application>;

export function applicationReader(api: Api): ReadApplication {
  let known: Application | null = null;
  return async (signal) => {
    if (known !== null) return known;
    const attempt = { repeatable: true, place: "Verbatim's account" };
    const user = await api.call<APIUser>({ method: "GET", route: Routes.user(), signal }, attempt);
    const application = await api.call<APIApplication>(
      { method: "GET", route: Routes.currentApplication(), signal },
      attempt,
    );
    known = { id: application.id, name: user.username, user: user.id, key: application.verify_key };
    return known;
  };
}
