/**
 * The names in a file, read leniently: what is no name is null here, and the schema says why. So names
 * are held against each other even in a file that has other problems, and all are told at once.
 */
import { z } from "zod";
import { DEFAULTS } from "./defaults.ts";

const name = z.string().nullable().catch(null);

const present = z
  .record(z.string(), z.unknown())
  .transform((section) => Object.keys(section))
  .catch([]);

const Watch = z.object({ id: name, sources: z.array(name).catch([]) }).catch({ id: null, sources: [] });

const Route = z.object({ watch: name, to: name }).catch({ watch: null, to: null });

const USUAL_MODES: { readonly slack: string; readonly discord: string } = {
  slack: DEFAULTS.slack.mode,
  discord: DEFAULTS.discord.mode,
};

const NamesInFile = z
  .object({
    watches: z.array(Watch).catch([]),
    routes: z.array(Route).catch([]),
    sources: present,
    chat: z
      .object({ slack: modeOr(DEFAULTS.slack.mode), discord: modeOr(DEFAULTS.discord.mode) })
      .catch(USUAL_MODES),
    access: z.object({ place: name }).catch({ place: null }),
    evidence: z.object({ headTo: name, webhook: name }).catch({ headTo: null, webhook: null }),
    http: z.object({ listen: name }).catch({ listen: null }),
  })
  .catch({
    watches: [],
    routes: [],
    sources: [],
    chat: USUAL_MODES,
    access: { place: null },
    evidence: { headTo: null, webhook: null },
    http: { listen: null },
  });

export interface Names {
  readonly watches: readonly { readonly id: string | null; readonly sources: readonly (string | null)[] }[];
  readonly routes: readonly { readonly watch: string | null; readonly to: string | null }[];
  /** Those that the file sets up. */
  readonly sources: readonly string[];
  readonly chats: readonly string[];
  /** How each platform that has a choice reaches us: "http", or otherwise. */
  readonly modes: { readonly slack: string; readonly discord: string };
  /** Whether anything listens for HTTP. */
  readonly listens: boolean;
  readonly approvalsAt: string | null;
  readonly headTo: string | null;
  readonly webhook: boolean;
}

/** Never throws; anything that is not there is empty. */
export function readNames(value: unknown): Names {
  const { watches, routes, sources, chat, access, evidence, http } = NamesInFile.parse(value);
  return {
    watches,
    routes,
    sources,
    chats: chatsIn(value),
    modes: chat,
    listens: http.listen !== null,
    approvalsAt: access.place,
    headTo: evidence.headTo,
    webhook: evidence.webhook !== null,
  };
}

/** Without a word about chat there is still the terminal. */
function chatsIn(value: unknown): readonly string[] {
  const file = z.object({ chat: present.optional() }).safeParse(value);
  return file.data?.chat ?? Object.keys(DEFAULTS.chat);
}

function modeOr(usual: string) {
  return z
    .object({ mode: z.string() })
    .transform(({ mode }) => mode)
    .catch(usual);
}
