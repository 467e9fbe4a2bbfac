/** Which account somebody means by the address of its page. */

/** Pages of the platform itself stand where handles do. */
const PROFILE = /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(\w{1,15})\/?(?:[?#].*)?$/i;
const NO_HANDLES = /^(?:home|explore|search|i|messages|notifications|settings|hashtag|intent)$/i;

/** `https://x.com/c_example` → `@c_example`; what is no such address stays as it was typed. */
export function accountNamed(typed: string): string {
  const handle = PROFILE.exec(typed.trim())?.[1];
  return handle === undefined || NO_HANDLES.test(handle) ? typed : `@${handle}`;
}
