/** Accounts that are newsrooms by their handles. */

/** What newspapers and stations call themselves, in English, Dutch, German, French, Spanish. */
const NAMES =
  /news|daily|times|herald|gazette|tribune|courier|chronicle|observer|journal|radio|newsdesk|press$|today$|nieuws|krant|dagblad|omroep|zeitung|nachrichten|tageblatt|rundfunk|actu|infos?$|quotidien|noticias|diario|periodico/i;

export function isNewsroom(handle: string | null): boolean {
  return handle !== null && NAMES.test(handle);
}
