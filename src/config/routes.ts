/** The schema of a route: which watch is told where, and how. */
import { z } from "zod";
import type { RouteSettings } from "./config.ts";
import { DEFAULTS } from "./defaults.ts";
import { digestTime, language, line, place, severity, timeOfDay, timezone, watchId } from "./scalars.ts";

const QuietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay, breakAbove: severity.nullable().default(null) })
  .refine((hours) => hours.from !== hours.to, {
    path: ["to"],
    message: 'must differ from "from": the whole day would be quiet',
  });

const Digest = z.strictObject({ every: z.enum(["daily", "weekly"]), at: digestTime });

export const RouteEntry = z
  .strictObject({
    watch: z.union([z.literal("*"), watchId]),
    to: place,
    minSeverity: severity.default(DEFAULTS.route.minSeverity),
    timezone: timezone.default(DEFAULTS.route.timezone),
    quietHours: QuietHours.nullable().default(null),
    ceiling: z.int().positive().nullable().default(null),
    mention: line.nullable().default(null),
    approval: z.literal("required").optional(),
    handles: z.enum(["full", "masked"]).default(DEFAULTS.route.handles),
    explained: z.enum(["digest", "quiet", "off"]).default(DEFAULTS.route.explained),
    digest: z.union([z.literal("off"), Digest]).default("off"),
    language: language.default(DEFAULTS.route.language),
  })
  .transform(
    ({ approval, digest, ...route }): RouteSettings => ({
      ...route,
      approval: approval === "required",
      digest: digest === "off" ? null : digest,
    }),
  );
