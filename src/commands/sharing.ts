/** Whether an answer is for everybody in a place, or may be made so by whoever asked. */
import type { Place, Route } from "../domain/alert.ts";
import { mayShare } from "./access.ts";
import type { Command, Role } from "./command.ts";

/** To share is to ask again, so only what changes nothing can be shared: that is what viewers may ask. */
export function sharingOf(
  { command, role }: { readonly command: Command; readonly role: Role },
  { place, share = false }: { readonly place: Place; readonly share?: boolean },
  routes: readonly Route[],
): { readonly shared?: true; readonly shareable?: true } {
  if (share) return { shared: true };
  return command.spec.who === "viewer" && mayShare(role, place, routes) ? { shareable: true } : {};
}
