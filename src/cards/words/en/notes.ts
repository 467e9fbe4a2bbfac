/** What people said of a burst, in English: always as theirs. */
import type { Verdict } from "../../../domain/desk-notes.ts";
import type { Inline } from "../../card.ts";
import { line } from "../line.ts";
import { amounts } from "./amounts.ts";

const { counted, grouped } = amounts;

const verdicts: Readonly<Record<Verdict, string>> = {
  "follow-up": "follow up",
  explained: "explained",
  declared: "declared",
  unclear: "unclear",
};

export const notes = {
  verdicts,
  verdictAs: (of: { called: string; reason: string }) => `${of.called} as ${of.reason}`,
  reviewedBy: (of: { name: string; added: Inline; called: string; quoted: string }) =>
    line`by ${of.name}, ${of.added}: ${of.called}${of.quoted === "" ? "" : `, “${of.quoted}”`}`,
  corrected: (of: { name: string; added: Inline; quoted: string }) =>
    line`Corrected on ${of.added} by ${of.name}: ${of.quoted}`,
  withdrawn: (of: { name: string; added: Inline; quoted: string }) =>
    line`Withdrawn on ${of.added} by ${of.name}: ${of.quoted}`,
  correctedHead: (sentence: string) => `Corrected · ${sentence}`,
  withdrawnHead: (of: { shortId: string; accounts: number; posts: number }) =>
    `Withdrawn · burst ${of.shortId}, ${amounts.accounts(of.accounts)}, ${amounts.posts(of.posts)}`,
  withdrawnItem: "withdrawn",
  correctedItem: "corrected",

  reviewed: "Reviewed",
  isReviewed: "The review was kept",
  whatItDoes:
    "It stands on every message about this burst, as yours. A later burst with these words will say what it was reviewed as.",
  whichVerdict: "Review it as follow-up, explained, declared or unclear.",
  reviews: (n: number) => counted(n, { one: "reviewed burst", other: "reviewed bursts" }),
  noReviews: "No burst was reviewed yet",
  bySeverity: (of: {
    called: string;
    n: number;
    follow: number;
    declared: number;
    explained: number;
    unclear: number;
  }) =>
    `class ${of.called}: ${grouped(of.n)} reviewed · ${grouped(of.follow)} follow up, ${grouped(of.declared)} declared, ${grouped(of.explained)} explained, ${grouped(of.unclear)} unclear`,
  byExplanation: (of: {
    called: string;
    n: number;
    follow: number;
    declared: number;
    explained: number;
    unclear: number;
  }) =>
    `explained by Verbatim as ${of.called}: ${grouped(of.n)} reviewed · ${grouped(of.explained)} explained, ${grouped(of.follow)} follow up, ${grouped(of.declared)} declared, ${grouped(of.unclear)} unclear`,
  precision: (of: { right: number; among: number }) =>
    ` · precision ${Math.round((100 * of.right) / Math.max(1, of.among))} % (${grouped(of.right)} of ${grouped(of.among)})`,
  severityHead: "Announced bursts, by severity",
  explanationHead: "Explained bursts, by explanation",
  howPrecise:
    "Precision of announcing: reviewed as follow up or declared, of those not unclear. Precision of an explanation: reviewed as explained, likewise.",
};
