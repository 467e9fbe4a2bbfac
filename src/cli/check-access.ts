/** Who may change anything through chat, as far as the configuration says. */
import type { Config } from "../config/config.ts";
import type { Finding } from "./finding.ts";

const EXAMPLES: Readonly<Record<string, string>> = {
  terminal: "terminal",
  slack: "slack:U012AB3CD",
  discord: "discord:123456789012345678",
};

/** Amounts are not for everybody: without a place for them a question about money is put nowhere. */
export function checkMoneyPlace({ access, sources, watches }: Config): readonly Finding[] {
  const isPaid = sources.x !== null && watches.some((watch) => watch.sources.includes("x"));
  if (!isPaid || access.place !== null) return [];
  return [
    {
      level: "note",
      what: "access.place is not set: whether a watch may cost what it costs, and that a budget runs low, is said in no chat",
      mend: "Name the place of those who pay: access: { place: terminal }. Until then status, cost and check say it, and /verbatim watch start agrees.",
    },
  ];
}

export function checkAccess({ access, chat }: Config): readonly Finding[] {
  const editors = access.editors.length + access.admins.length;
  if (editors > 0) {
    return [{ level: "ok", what: `access: ${editors} who may change things through chat`, mend: null }];
  }
  const ids = Object.entries(chat).flatMap(([platform, settings]) =>
    settings === null ? [] : (EXAMPLES[platform] ?? []),
  );
  return [
    {
      level: "note",
      what: "access: no editor and no admin is named, so chat can only look, not change anything",
      mend: `Whoever is refused in chat reads their own id. Add who may: access: { editors: ["${ids[0] ?? "terminal"}"] }${ids.length > 1 ? ` (or ${ids.slice(1).join(", ")})` : ""}.`,
    },
  ];
}
