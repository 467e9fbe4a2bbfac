/** Serves dossiers at links that cannot be guessed: nothing is listed, nothing is kept by anybody in between. */
import { open } from "node:fs/promises";
import { PAGE_POLICY } from "../dossier/page.ts";
import type { HttpAnswer, HttpRoute } from "../http/route.ts";
import { dossierAt } from "../store/dossier-links.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../support/clock.ts";

const PATH = "/dossier/";
/** What follows the link's own part for the packed file. */
const PACKED = "/dossier.zip";

const STRICT: HttpAnswer["headers"] = {
  "content-security-policy": `${PAGE_POLICY}; frame-ancestors 'none'`,
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex, nofollow",
  "cross-origin-resource-policy": "same-origin",
};

const PAGE = { "content-type": "text/html; charset=utf-8" };
const ZIP = {
  "content-type": "application/zip",
  "content-disposition": 'attachment; filename="dossier.zip"',
};

export function dossierRoute({ db }: Pick<Store, "db">, clock: Pick<Clock, "now">): HttpRoute {
  return {
    method: "GET",
    path: PATH,
    async handle({ path }) {
      const asked = path.slice(PATH.length);
      const isPacked = asked.endsWith(PACKED);
      const token = isPacked ? asked.slice(0, -PACKED.length) : asked;
      const answer = await dossierAt(db, token, clock.now());
      if (answer.is === "none") return said(404, "There is nothing here.");
      if (answer.is === "outdated") {
        return said(410, "Something in this dossier was corrected or removed since. Ask for a new one.");
      }
      const file = isPacked ? answer.file : pageBeside(answer.file);
      const read = await open(file).catch(() => null);
      if (read === null) return said(404, "There is nothing here.");
      // A large one may be asked for by many at once, and is held by nobody.
      const headers = {
        ...STRICT,
        ...(isPacked ? ZIP : PAGE),
        "content-length": String((await read.stat()).size),
      };
      return { status: 200, headers, body: read.createReadStream() };
    },
  };
}

function said(status: number, body: string): HttpAnswer {
  return { status, headers: { ...STRICT, "content-type": "text/plain; charset=utf-8" }, body };
}

/** The page of a packed dossier lies beside it. */
function pageBeside(file: string): string {
  return file.replace(/\.zip$/, ".html");
}
