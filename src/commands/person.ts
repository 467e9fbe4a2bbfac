/** A person as somebody typed them: an id with its platform, or one of the platform where it is asked. */
import type { Place } from "../domain/alert.ts";

/** `slack:U012`, `U012` or `<@U012>` asked in `slack:C1` → `slack:U012`. Null for what names nobody. */
export function personNamed(typed: string, place: Place): string | null {
  const bare = typed.trim().replace(/^<@!?([^>|]+)(?:\|[^>]*)?>$/, "$1");
  if (!/^[\w:.-]{1,100}$/.test(bare)) return null;
  return bare.includes(":") ? bare : `${place.split(":", 1)[0]}:${bare}`;
}
