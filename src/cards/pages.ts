/** Long lists a page at a time: what is shown, what is not, and how to go on. */
import type { Action, CardNode, Inline } from "./card.ts";
import type { Words } from "./words/catalogue.ts";

/** Lists show this many entries a page; a chat message of more is not read. */
export const PAGE_SIZE = 10;

/** The options with which something was asked, as they were typed, to ask for another page of it. */
export type AskedOptions = Readonly<Record<string, string | undefined>>;

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

/** `23 bursts, page 2 of 3`; without a page where there is only one. */
export function withPage(sentence: string, { page, total }: Paging, { answers }: Words): string {
  const pages = Math.ceil(total / PAGE_SIZE);
  return pages <= 1 ? sentence : `${sentence}, ${answers.page({ page, pages })}`;
}

/** A list with how many more there are; nothing where there is nothing to list. */
export function listNode(items: readonly (readonly Inline[])[], more: number): CardNode[] {
  return items.length === 0 ? [] : [{ is: "list", items, more }];
}

/** The way to the pages beside this one, as the same command with another page. */
export function pageActions(
  paging: Paging,
  asked: { readonly command: string; readonly options: AskedOptions },
  { answers: { actions: labels } }: Words,
): CardNode[] {
  const given = Object.fromEntries(
    Object.entries(asked.options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const to = (label: string, page: number): Action => ({
    label,
    command: asked.command,
    options: { ...given, page: String(page) },
  });
  const actions = [
    ...(paging.page > 1 ? [to(labels.earlierPage, paging.page - 1)] : []),
    ...(entriesAfter(paging) > 0 ? [to(labels.nextPage, paging.page + 1)] : []),
  ];
  return actions.length === 0 ? [] : [{ is: "actions", actions }];
}
