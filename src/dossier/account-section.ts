/** The accounts of a dossier: what their platform showed of them, and what they say of themselves. */
import type { Words } from "../cards/words/catalogue.ts";
import type { DossierAccount } from "../evidence/dossier-rows.ts";
import { accountLink } from "../evidence/permalink.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { linkHtml, moment } from "./inline.ts";
import { table } from "./table.ts";
import type { DossierView } from "./view.ts";

export function accountSection({ listed, moreAccounts, words }: DossierView): Html {
  const { dossier } = words;
  const { columns } = dossier;
  const heads = [
    { label: columns.account, kind: "text" },
    { label: columns.copies, kind: "number" },
    { label: columns.first, kind: "when" },
    { label: columns.created, kind: "date" },
    { label: columns.followers, kind: "number" },
    { label: columns.standing, kind: "text" },
    { label: columns.declares, kind: "words" },
  ] as const;
  return html`<section id="accounts"><h2>${dossier.accounts}</h2><p class="quiet">${dossier.notLookedUp}</p>
${table(
  dossier.accountsTable,
  heads,
  listed.map((account) => cells(account, words)),
)}
${moreAccounts > 0 ? html`<p>${dossier.moreAccounts(moreAccounts)}</p>` : NOTHING}</section>`;
}

function cells(account: DossierAccount, words: Words) {
  const { profile, standing, declaration } = account;
  const { dossier } = words;
  const name = account.handle === null ? account.accountId : `@${account.handle}`;
  const created = profile?.createdAt ?? null;
  const quoted =
    declaration === null ? "" : `“${declaration.quoted}” (${dossier.declaredIn[declaration.in]})`;
  return [
    { shown: linkHtml(accountLink(account.platform, account.handle), name), value: name },
    { shown: html`${words.amounts.grouped(account.posts)}`, value: account.posts },
    { shown: moment(account.firstAt, words, "stamp"), value: account.firstAt },
    { shown: created === null ? NOTHING : moment(created, words, "date"), value: created ?? "" },
    {
      shown: html`${profile === null ? "" : words.amounts.grouped(profile.followers)}`,
      value: profile?.followers ?? "",
    },
    { shown: html`${standing === null ? "" : dossier.standings[standing]}` },
    { shown: html`<span dir="auto">${quoted}</span>` },
  ];
}
