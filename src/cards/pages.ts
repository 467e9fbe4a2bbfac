/** Long lists a page at a time: what is shown, what is not, and how to go on. */
import { grouped } from "./amounts.ts";
import type { Action } from "./card.ts";

/** Lists show this many entries a page; a chat message of more is not read. */
export const PAGE_SIZE = 10;

export interface Paging {
  /** From 1 on. */
  readonly page: number;
  readonly total: number;
}

/** The number of entries before this page. */
export function offsetOf(page: number): number {
  return (page - 1) * PAGE_SIZE;
}

/** How many entries come after this page. */
export function entriesAfter({ page, total }: Paging): number {
  return Math.max(0, total - page * PAGE_SIZE);
}

/** `page 2 of 5`, or nothing where there is only one. */
export function pageWords({ page, total }: Paging): string | null {
  const pages = Math.ceil(total / PAGE_SIZE);
  return pages <= 1 ? null : `page ${grouped(page)} of ${grouped(pages)}`;
}

/** The way to the pages beside this one, as the same command with another page. */
export function pageActions(paging: Paging, command: string, options: Action["options"]): Action[] {
  const to = (label: string, page: number): Action => ({
    label,
    command,
    options: { ...options, page: String(page) },
  });
  return [
    ...(paging.page > 1 ? [to("Earlier page", paging.page - 1)] : []),
    ...(entriesAfter(paging) > 0 ? [to("Next page", paging.page + 1)] : []),
  ];
}
