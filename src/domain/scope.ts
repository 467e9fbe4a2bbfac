/** What somebody may see, by the watches that belong to it. */

/** The watches that may be seen, or all of them. */
export type Scope = { readonly all: true } | { readonly all: false; readonly watches: readonly string[] };
