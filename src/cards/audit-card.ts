/** The log of what people asked and changed, the newest first. */
import type { Instant } from "../domain/time.ts";
import { type Card, type Inline, text, time } from "./card.ts";
import { shortened } from "./excerpt.ts";
import { type AskedOptions, entriesAfter, listNode, type Paging, pageActions, withPage } from "./pages.ts";
import type { Words } from "./words/catalogue.ts";

export interface AuditedEntry {
  readonly at: Instant;
  readonly actor: string;
  readonly place: string;
  /** A command's name, and what it was about as it was typed. */
  readonly action: string;
  readonly target: string;
  /** "run", "not-allowed" …, "failed:E-123". */
  readonly outcome: string;
}

/** What an entry's target is cut to: a pasted text may be long, and stands in the log in full. */
const TARGET_LENGTH = 80;

export function auditCard(
  view: {
    readonly entries: readonly AuditedEntry[];
    readonly paging: Paging;
    /** The options with which it was asked, to go on with. */
    readonly asked: AskedOptions;
  },
  words: Words,
): Card {
  const { entries, paging, asked } = view;
  const sentence = paging.total === 0 ? words.audit.none : words.audit.entries(paging.total);
  return {
    notification: sentence,
    mark: null,
    nodes: [
      { is: "headline", line: [text(withPage(sentence, paging, words))] },
      ...listNode(
        entries.map((entry) => entryLine(entry, words)),
        entriesAfter(paging),
      ),
      { is: "note", line: [text(words.audit.kept)] },
      ...pageActions(paging, { command: "audit", options: asked }, words),
    ],
  };
}

function entryLine(
  { at, actor, place, action, target, outcome }: AuditedEntry,
  words: Words,
): readonly Inline[] {
  const about = shortened(target, TARGET_LENGTH);
  return words.audit.entry({
    when: time(at, "full"),
    actor,
    place,
    did: about === "" ? action : `${action} ${about}`,
    outcome: outcomeWords(outcome, words),
  });
}

/** An outcome of another version is shown as it is. */
function outcomeWords(outcome: string, { audit }: Words): string {
  const [, reference] = /^failed:(.+)$/.exec(outcome) ?? [];
  if (reference !== undefined) return audit.failed(reference);
  const [, manifest] = /^manifest:([0-9a-f]{64})$/.exec(outcome) ?? [];
  if (manifest !== undefined) return audit.exported(manifest.slice(0, 12));
  return Object.hasOwn(audit.outcomes, outcome) ? (audit.outcomes[outcome] ?? outcome) : outcome;
}
