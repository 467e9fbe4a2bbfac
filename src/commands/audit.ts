/** `audit`: who asked and changed what, the newest first; for admins. */
import { auditCard } from "../cards/audit-card.ts";
import { offsetOf, PAGE_SIZE } from "../cards/pages.ts";
import type { Command } from "./command.ts";
import { pageOf } from "./page-option.ts";
import { sinceOf } from "./stretch.ts";

export const audit: Command = {
  spec: {
    name: "audit",
    options: [
      { name: "since", required: false, type: "stretch" },
      { name: "page", required: false, type: "number" },
      { name: "by", required: false, type: "word" },
    ],
    examples: ["/verbatim audit", "/verbatim audit 7d --by slack:U012AB3CD"],
    who: "admin",
    unshared: true,
  },
  async *run({ desk, now, options, words }) {
    const page = pageOf(options);
    const data = await desk.audit({
      since: sinceOf(options, now),
      by: options["by"] ?? null,
      limit: PAGE_SIZE,
      offset: offsetOf(page),
    });
    const paging = { page, total: data.total };
    const { page: _, ...asked } = options;
    yield { is: "card", card: auditCard({ entries: data.entries, paging, asked }, words), data };
  },
};
