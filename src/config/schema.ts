/**
 * The configuration file. Every object is strict: a key that means nothing is an error, because a
 * misspelt limit that is silently ignored is worse than a bot that does not start.
 */
import { z } from "zod";
import { memoryOf } from "../domain/memory.ts";
import { HOUR } from "../domain/time.ts";
import { WATCH_WINDOW } from "../domain/watch.ts";
import type { DetectionSettings, TerminalSettings } from "./config.ts";
import { DEFAULTS, followingMinAccounts, LIMITS } from "./defaults.ts";
import { RouteEntry } from "./routes.ts";
import { actor, duration, httpsUrl, language, line, money, phrases, place, watchId } from "./scalars.ts";

const WatchEntry = z
  .strictObject({
    id: watchId,
    name: line,
    keywords: phrases.min(1),
    require: phrases.default([]),
    exclude: phrases.default([]),
    languages: z.array(language).default([]),
    sources: z.array(z.string()).min(1),
    texts: z.array(z.string().trim().min(1).max(LIMITS.textCharacters)).default([]),
    reading: z.enum(["full", "sampled", "counts-led"]).default(DEFAULTS.watch.reading),
    minAccounts: accounts().optional(),
    window: duration(WATCH_WINDOW).optional(),
  })
  .transform(({ minAccounts, window, ...watch }) => ({
    ...watch,
    ...(minAccounts === undefined ? {} : { minAccounts }),
    ...(window === undefined ? {} : { window }),
  }));

const XSection = z.strictObject({
  apiUrl: httpsUrl.nullable().default(null),
  pollEvery: duration(LIMITS.pollEvery).default(DEFAULTS.x.pollEvery),
  queryLength: z
    .int()
    .min(LIMITS.queryLength.min)
    .max(LIMITS.queryLength.max)
    .default(DEFAULTS.x.queryLength),
  reposts: z.boolean().default(DEFAULTS.x.reposts),
  monthlyReads: z.int().positive().default(DEFAULTS.x.monthlyReads),
  monthlyMoney: money.default(DEFAULTS.x.monthlyMoney),
  dailyMoney: money.nullable().default(null),
  lookups: z
    .strictObject({
      person: z.int().nonnegative().default(DEFAULTS.x.lookups.person),
      team: z.int().nonnegative().default(DEFAULTS.x.lookups.team),
    })
    .prefault({}),
  sample: z
    .strictObject({
      every: duration(LIMITS.sampleEvery).default(DEFAULTS.x.sampleEvery),
      posts: z.int().min(LIMITS.samplePosts).nullable().default(null),
    })
    .prefault({}),
  countEvery: duration(LIMITS.countEvery).default(DEFAULTS.x.countEvery),
  prices: z
    .strictObject({
      post: money.default(DEFAULTS.x.prices.post),
      user: money.default(DEFAULTS.x.prices.user),
      count: money.default(DEFAULTS.x.prices.count),
    })
    .prefault({}),
  backfill: z
    .union([
      z.literal("off").transform(() => null),
      z.strictObject({
        hours: z.number().positive().max(LIMITS.backfillHours).default(DEFAULTS.x.backfill.hours),
        maxReads: z.int().positive().default(DEFAULTS.x.backfill.maxReads),
      }),
    ])
    .prefault({}),
  confirmAbove: money.default(DEFAULTS.x.confirmAbove),
});

const ReplaySection = z.strictObject({
  files: z
    .array(
      z
        .string()
        .min(1)
        .refine((file) => file !== "-", {
          message: "standard input cannot be read again after a restart: write it to a file and name that",
        }),
    )
    .min(1),
  speed: z
    .union([z.number().positive(), z.literal("max")])
    .transform((speed) => (speed === "max" ? Number.POSITIVE_INFINITY : speed))
    .default(DEFAULTS.replay.speed),
});

const SlackSection = z.strictObject({
  apiUrl: httpsUrl.nullable().default(null),
  mode: z.enum(["socket", "http"]).default(DEFAULTS.slack.mode),
  workspaces: z
    .array(z.string().regex(/^[TE][A-Z0-9]+$/, "must be a workspace's id like T012AB3CD"))
    .default([]),
  mentions: z.boolean().default(DEFAULTS.slack.mentions),
  history: z.boolean().default(DEFAULTS.slack.history),
  files: z.boolean().default(DEFAULTS.slack.files),
  names: z.boolean().default(DEFAULTS.slack.names),
  shortcut: z.boolean().default(DEFAULTS.slack.shortcut),
  unfurl: z.boolean().default(DEFAULTS.slack.unfurl),
});

const DiscordSection = z
  .strictObject({
    apiUrl: httpsUrl.nullable().default(null),
    mode: z.enum(["gateway", "http"]).default(DEFAULTS.discord.mode),
    publicKey: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, "must be the application's public key, 64 hexadecimal digits")
      .nullable()
      .default(null),
    guilds: z.array(z.string().min(1)).default([]),
  })
  .refine((discord) => discord.mode === "gateway" || discord.publicKey !== null, {
    path: ["publicKey"],
    message: "is missing: http mode needs the application's public key",
  });

const TerminalSection = z.strictObject({}).transform((): TerminalSettings => ({}));

/** `terminal:` alone means "with all defaults", which YAML reads as null; without the line it is off. */
function piece<Section extends z.ZodType>(section: Section) {
  return z
    .preprocess((value) => (value === null ? {} : value), section)
    .optional()
    .transform((value) => value ?? null);
}

const Detection = z
  .strictObject({
    minAccounts: accounts().default(DEFAULTS.detection.minAccounts),
    window: duration(LIMITS.window).default(DEFAULTS.detection.window),
    slowMinAccounts: accounts().optional(),
    slowWindow: duration(LIMITS.slowWindow).default(DEFAULTS.detection.slowWindow),
    thingMinAccounts: accounts().optional(),
    surprise: surprise().default(DEFAULTS.detection.surprise),
    slowSurprise: surprise().default(DEFAULTS.detection.slowSurprise),
    capacity: z.int().min(LIMITS.capacity.min).max(LIMITS.capacity.max).default(DEFAULTS.detection.capacity),
  })
  .refine((detection) => detection.slowWindow >= detection.window, {
    path: ["slowWindow"],
    message: "must not be shorter than detection.window",
  })
  .refine((detection) => detection.slowSurprise <= detection.surprise, {
    path: ["slowSurprise"],
    message: "must not be above detection.surprise",
  })
  .refine(({ minAccounts, slowMinAccounts = minAccounts }) => slowMinAccounts >= minAccounts, {
    path: ["slowMinAccounts"],
    message: "must not be smaller than detection.minAccounts: raise it, or leave it out to have it follow",
  })
  .refine(({ minAccounts, thingMinAccounts = minAccounts }) => thingMinAccounts >= minAccounts, {
    path: ["thingMinAccounts"],
    message: "must not be smaller than detection.minAccounts: raise it, or leave it out to have it follow",
  })
  .transform((detection): DetectionSettings => {
    const follows = followingMinAccounts(detection.minAccounts);
    return {
      ...detection,
      slowMinAccounts: detection.slowMinAccounts ?? follows.slowMinAccounts,
      thingMinAccounts: detection.thingMinAccounts ?? follows.thingMinAccounts,
    };
  });

const Retention = z
  .strictObject({
    texts: duration().default(DEFAULTS.retention.texts),
    hashes: duration().default(DEFAULTS.retention.hashes),
    removed: z.enum(["drop", "keep"]).default(DEFAULTS.retention.removed),
    reason: line.nullable().default(null),
  })
  .refine((retention) => retention.removed === "drop" || retention.reason !== null, {
    path: ["reason"],
    message: "is missing: removed texts are only kept for a named reason, which dossiers print",
  })
  .refine((retention) => retention.hashes >= retention.texts, {
    path: ["hashes"],
    message: "must not be shorter than retention.texts: a text without its hash proves nothing",
  });

/** As written, before names are held against each other (see cross-check). */
export const ConfigFile = z
  .strictObject({
    watches: z.array(WatchEntry).min(1).max(LIMITS.watches),
    sources: z.strictObject({ x: piece(XSection), replay: piece(ReplaySection) }).prefault({}),
    chat: z
      .strictObject({
        slack: piece(SlackSection),
        discord: piece(DiscordSection),
        terminal: piece(TerminalSection),
      })
      .prefault(DEFAULTS.chat),
    routes: z.array(RouteEntry).max(LIMITS.routes).default([]),
    access: z
      .strictObject({
        viewers: z.array(actor).default([]),
        editors: z.array(actor).default([]),
        admins: z.array(actor).default([]),
        place: place.nullable().default(null),
      })
      .prefault({}),
    detection: Detection.prefault({}),
    retention: Retention.prefault({}),
    evidence: z
      .strictObject({
        headTo: place.nullable().default(null),
        webhook: httpsUrl.nullable().default(null),
        declarations: phrases.default([]),
      })
      .prefault({}),
    store: z
      .strictObject({
        url: z
          .string()
          .regex(
            /^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/,
            "must be sqlite:<file> or postgres://<host>/<database>",
          )
          .default(DEFAULTS.store.url),
      })
      .prefault({}),
    http: z
      .strictObject({
        listen: z
          .string()
          .regex(
            /^(?:[\w.-]+|\[[\da-fA-F:]+\]):\d{1,5}$/,
            "must be <address>:<port>, for example 127.0.0.1:8080",
          )
          .nullable()
          .default(null),
        publicUrl: httpsUrl.nullable().default(null),
      })
      .prefault({}),
    health: z.strictObject({ pingUrl: httpsUrl.nullable().default(null) }).prefault({}),
  })
  .refine(({ detection, retention }) => retention.texts >= memoryOf(detection), {
    path: ["retention", "texts"],
    error: ({ input }) => {
      const { detection } = input as { readonly detection: Parameters<typeof memoryOf>[0] };
      const least = Math.ceil(memoryOf(detection) / HOUR);
      return `must be at least ${least}h: for twice detection.slowWindow, and an hour, copies are compared with it`;
    },
  });

export type ConfigFile = z.output<typeof ConfigFile>;

function surprise() {
  return z.number().min(LIMITS.surprise.min).max(LIMITS.surprise.max);
}

function accounts() {
  return z.int().min(LIMITS.minAccounts.min).max(LIMITS.minAccounts.max);
}
