/** Links at which a reader can check a post or an account for themselves. */

interface Platform {
  readonly postId: RegExp;
  readonly post: (id: string) => string;
  /** An address of a post, with its id. */
  readonly address: RegExp;
  readonly handle: RegExp;
  readonly account: (handle: string) => string;
}

/**
 * Only ids of the platform's own shape make a link: others (synthetic ids of a data set, a drill, hostile
 * text) would lead nowhere or somewhere else.
 */
const PLATFORMS: Readonly<Record<string, Platform>> = {
  x: {
    // Snowflakes and their predecessors: decimal, at most 64 bits (https://docs.x.com/resources/fundamentals/x-ids).
    postId: /^[1-9]\d{0,18}$/,
    post: (id) => `https://x.com/i/web/status/${id}`,
    address:
      /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(?:i\/web|\w{1,15})\/status\/(\d{1,19})(?![\w-])/i,
    // Up to 15 letters, digits and underscores (https://help.x.com/en/managing-your-account/x-username-rules).
    handle: /^\w{1,15}$/,
    account: (handle) => `https://x.com/${handle}`,
  },
};

/** The post's address, or null where none can be known. */
export function permalink(platform: string, postId: string): string | null {
  const known = platformOf(platform);
  return known?.postId.test(postId) ? known.post(postId) : null;
}

/** Which post an address is of; null for any other address. */
export function postAt(address: string): { readonly platform: string; readonly postId: string } | null {
  for (const [platform, known] of Object.entries(PLATFORMS)) {
    const [, postId] = known.address.exec(address) ?? [];
    if (postId !== undefined && known.postId.test(postId)) return { platform, postId };
  }
  return null;
}

/** The account's address by its handle (without "@"), or null where none can be known. */
export function accountLink(platform: string, handle: string | null): string | null {
  const known = platformOf(platform);
  return handle !== null && known?.handle.test(handle) ? known.account(handle) : null;
}

function platformOf(name: string): Platform | undefined {
  return Object.hasOwn(PLATFORMS, name) ? PLATFORMS[name] : undefined;
}
