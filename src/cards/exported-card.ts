/** That a dossier was made: what is in it, what its manifest came to, and how to keep what it rests on. */
import type { MadeDossier, SubjectAnswer } from "../domain/dossier.ts";
import { sentenceCard } from "./answer-cards.ts";
import { type Card, type CardNode, link, text, time } from "./card.ts";
import { shortened } from "./excerpt.ts";
import type { Words } from "./words/catalogue.ts";

/** The longest name that is repeated in an answer. */
const REPEATED = 40;

export function exportedCard(dossier: MadeDossier, words: Words): Card {
  const { subject, posts, accounts, found, withdrawn, manifest, link: served } = dossier;
  const { exporting } = words;
  const besides = [
    ...(found > 0 ? [exporting.found(found)] : []),
    ...(withdrawn > 0 ? [exporting.leftOut(withdrawn)] : []),
  ];
  const sentence = exporting.made({ called: exporting.subjects[subject.is](subject.name), posts, accounts });
  return {
    notification: sentence,
    mark: null,
    language: words.language,
    nodes: [
      { is: "headline", line: [text(sentence)] },
      ...besides.map((said): CardNode => ({ is: "line", line: [text(said)] })),
      { is: "fact", label: exporting.manifest, line: [{ is: "code", text: manifest }] },
      ...servedAt(served, words),
      { is: "note", line: [text(exporting.checked)] },
      ...offered(subject, served, words),
    ],
  };
}

function servedAt(served: MadeDossier["link"], { exporting }: Words): readonly CardNode[] {
  if (served === null) return [];
  const line = [
    link(served.url, exporting.open),
    text(" · "),
    ...exporting.until({ ends: time(served.expiresAt, "full") }),
  ];
  return [{ is: "fact", label: exporting.link, line }];
}

/** What may be dropped by age tomorrow is worth holding once somebody builds on it. */
function offered(
  subject: MadeDossier["subject"],
  served: MadeDossier["link"],
  { exporting }: Words,
): readonly CardNode[] {
  const isHeld = subject.is === "burst" || subject.is === "account";
  const actions = [
    ...(isHeld ? [{ label: exporting.hold, command: "hold", options: { id: subject.name } }] : []),
    ...(served === null
      ? []
      : [{ label: exporting.revoke, command: "export revoke", options: { number: String(served.number) } }]),
  ];
  return actions.length === 0 ? [] : [{ is: "actions", actions }];
}

export function notExportedCard(answer: SubjectAnswer, typed: string, { exporting }: Words): Card {
  switch (answer.is) {
    case "several":
      return sentenceCard(exporting.several(answer.names.join(", ")));
    case "withdrawn":
      return sentenceCard(exporting.withdrawn(answer.name));
    case "all-withdrawn":
      return sentenceCard(exporting.allWithdrawn(exporting.subjects[answer.subject.is](answer.subject.name)));
    case "no-day":
      return sentenceCard(exporting.noDay);
    default:
      return sentenceCard(exporting.none(shortened(typed, REPEATED)));
  }
}
