/** An account, as far as a post shows it. */

export interface Account {
  /** The platform's own id; a handle may change, this does not. */
  readonly id: string;
  /** Without the "@"; null where the source did not say it. */
  readonly handle: string | null;
}

/** What makes two accounts different: ids are only unique on their platform. */
export function accountKey(platform: string, id: string): string {
  return `${platform}:${id}`;
}
