/** X's answers as they are checked at the border: only what is used, and each item by itself. */
import { z } from "zod";

const Id = z.string().regex(/^[1-9]\d{0,18}$/);

const UrlEntity = z.object({
  url: z.string().optional(),
  expanded_url: z.string().optional(),
  unwound_url: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  /** Only where the address is a picture's or film's own. */
  media_key: z.string().optional(),
});

const Entities = z.object({ urls: z.array(UrlEntity).optional() });

export const XPost = z.object({
  id: Id,
  text: z.string(),
  author_id: Id,
  created_at: z.iso.datetime({ offset: true }),
  lang: z.string().optional(),
  edit_history_tweet_ids: z.array(Id).min(1).optional(),
  note_tweet: z.object({ text: z.string(), entities: Entities.optional() }).optional(),
  referenced_tweets: z
    .array(z.object({ type: z.enum(["retweeted", "quoted", "replied_to"]), id: Id }))
    .optional(),
  entities: Entities.optional(),
  attachments: z.object({ media_keys: z.array(z.string().min(1)).optional() }).optional(),
});
export type XPost = z.infer<typeof XPost>;

export const XMedia = z.object({ media_key: z.string(), alt_text: z.string().optional() });

export const XUser = z.object({
  id: Id,
  username: z.string().min(1),
  name: z.string(),
  description: z.string().default(""),
  created_at: z.iso.datetime({ offset: true }).optional(),
  protected: z.boolean().default(false),
  public_metrics: z.object({
    followers_count: z.int().nonnegative(),
    following_count: z.int().nonnegative(),
    tweet_count: z.int().nonnegative().optional(),
  }),
});
export type XUser = z.infer<typeof XUser>;

/** What stands beside data: of an id that was asked for, why it is not there. */
export const XProblem = z.object({
  title: z.string().default(""),
  detail: z.string().default(""),
  type: z.string().default(""),
  resource_id: z.string().optional(),
  value: z.string().optional(),
});
export type XProblem = z.infer<typeof XProblem>;

const problems = z.array(XProblem.catch({ title: "", detail: "", type: "" })).default([]);
const items = z.array(z.unknown()).default([]);

export const XPage = z.object({
  data: items,
  includes: z.object({ media: items }).partial().optional(),
  errors: problems,
  meta: z.object({ newest_id: Id.optional(), next_token: z.string().min(1).optional() }).default({}),
});

export const XItems = z.object({ data: items, includes: XPage.shape.includes, errors: problems });

export const XItem = z.object({ data: z.unknown().optional(), errors: problems });

export const XCounts = z.object({
  data: z
    .array(
      z.object({
        start: z.iso.datetime({ offset: true }),
        end: z.iso.datetime({ offset: true }),
        tweet_count: z.int().nonnegative(),
      }),
    )
    .default([]),
  meta: z.object({ next_token: z.string().min(1).optional() }).default({}),
});

/** Whole numbers that come as text. */
const amount = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

export const XUsage = z.object({
  data: z.object({
    project_usage: amount,
    project_cap: amount.optional(),
    cap_reset_day: z.int().nonnegative().optional(),
  }),
});

/** What X says instead of an answer. */
export const XRefusal = z
  .object({
    title: z.string(),
    detail: z.string(),
    type: z.string(),
    reason: z.string(),
    errors: z.array(
      z.object({ message: z.string(), parameters: z.record(z.string(), z.unknown()) }).partial(),
    ),
  })
  .partial();
export type XRefusal = z.infer<typeof XRefusal>;
