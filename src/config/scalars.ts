/** The small values that the configuration is made of: each says in its own words what is wrong. */
import { z } from "zod";
import { SEVERITY_CLASSES } from "../domain/severity.ts";
import { WATCH_ID } from "../domain/watch.ts";
import { formatDuration, parseDuration } from "../support/duration.ts";
import { LIMITS } from "./defaults.ts";

/** A duration between two others, as milliseconds. */
export function duration(limits: { readonly min: number; readonly max: number } | null = null) {
  const written = z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string());
  return written.transform((text, context) => {
    const milliseconds = parseDuration(text);
    if (milliseconds === null || milliseconds === 0) {
      context.addIssue({ code: "custom", message: "is not a duration: write 15s, 60m, 36h or 90d" });
      return z.NEVER;
    }
    if (limits !== null && (milliseconds < limits.min || milliseconds > limits.max)) {
      const range = `between ${formatDuration(limits.min)} and ${formatDuration(limits.max)}`;
      context.addIssue({ code: "custom", message: `must be ${range}` });
      return z.NEVER;
    }
    return milliseconds;
  });
}

/** A phrase to search for: one line with at least one letter or digit. */
export const phrase = z
  .string()
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .max(LIMITS.phraseCharacters)
      .refine((text) => /[\p{L}\p{N}]/u.test(text), "needs at least one letter or digit")
      .refine((text) => !/[\p{Cc}]/u.test(text), "must be one line"),
  );

export const phrases = z.array(phrase).max(LIMITS.phrases);

/** A line of text that is shown to people. */
export const line = z
  .string()
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(200)
      .refine((text) => !/[\p{Cc}]/u.test(text), "must be one line"),
  );

/** Short, lower-case, fit for a file name and a command line. */
export const watchId = z
  .string()
  .regex(WATCH_ID, 'must be lower-case letters, digits and "-", at most 63 of them: for example "lindqvist"');

/** A place that messages go to. */
export const place = z
  .string()
  .regex(
    /^(?:terminal|slack:#?[\w.-]{1,80}|discord:#?[\w.-]{1,100})$/,
    'must be "terminal", "slack:<channel>" or "discord:<channel>"',
  );

/** A person or a group, with the platform that vouches for it. */
export const actor = z
  .string()
  .regex(
    /^(?:terminal(?::[\w.@-]{1,80})?|slack:(?:group:)?[A-Z0-9]{2,20}|discord:(?:role:)?\d{5,20})$/,
    "must be a person or group with its platform: slack:U012AB3CD, slack:group:S012AB3CD, discord:123456789012345678, discord:role:123456789012345678 or terminal",
  );

/** An https address; plain http only on this machine, because tokens travel to it. */
export const httpsUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return false;
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && local);
}, "must be an https:// address without user and password (http:// only for localhost)");

export const timezone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}, "is not a time zone: write one like Europe/Brussels or UTC");

export const language = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, "is not a language code: write one like en, de or pt-BR");

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A wall-clock time. Quoted in YAML by habit; unquoted it is read as text as well. */
export const timeOfDay = z.string().regex(TIME, 'must be a time of day like "07:30"');

/** A weekly digest may name its day. */
export const digestTime = z
  .string()
  .refine(
    (text) => TIME.test(text.replace(/^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) /i, "")),
    'must be a time of day like "08:00", with a weekday in front for a weekly one: "monday 08:00"',
  );

/** 0–100, or the word for it. */
export const severity = z.union([z.number(), z.string()]).transform((value, context) => {
  if (typeof value === "number" && value >= 0 && value <= 100) return value;
  const word = value as keyof typeof SEVERITY_CLASSES;
  if (typeof value === "string" && Object.hasOwn(SEVERITY_CLASSES, word)) return SEVERITY_CLASSES[word];
  const words = Object.keys(SEVERITY_CLASSES).join(", ");
  context.addIssue({ code: "custom", message: `must be a number from 0 to 100, or one of ${words}` });
  return z.NEVER;
});

/** US dollars. */
export const money = z.number().nonnegative();
