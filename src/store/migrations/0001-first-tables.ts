/**
 * The first schema. There are no foreign keys: a watch that left the configuration keeps its data, and
 * texts are purged in small batches apart from what refers to them.
 */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { ColumnTypes } from "./column-types.ts";

export async function firstTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const statements = [
    ...watchTables(types),
    ...postTables(types),
    ...burstTables(types),
    ...deliveryTables(types),
    ...recordTables(types),
    ...chainTables(types),
  ];
  for (const statement of statements) await statement.execute(db);
}

function watchTables({ text, whole, counted, strict }: ColumnTypes): RawBuilder<unknown>[] {
  return [
    sql`create table watches (
      id ${text} primary key,
      origin ${text} not null,
      definition ${text} not null,
      epoch ${whole} not null,
      next_seq ${whole} not null,
      clock ${whole},
      due_at ${whole} not null,
      poll_started_at ${whole},
      last_poll_at ${whole},
      last_error ${text},
      created_at ${whole} not null,
      removed_at ${whole}
    ) ${strict}`,
    sql`create table feeds (
      watch_id ${text} not null,
      source ${text} not null,
      query_key ${text} not null,
      cursor ${text},
      next_cursor ${text},
      page_token ${text},
      drained ${whole} not null,
      primary key (watch_id, source, query_key)
    ) ${strict}`,
    sql`create table watch_texts (
      id ${counted},
      watch_id ${text} not null,
      text ${text} not null,
      by_actor ${text} not null,
      added_at ${whole} not null
    ) ${strict}`,
  ];
}

function postTables({ text, whole, bytes, strict }: ColumnTypes): RawBuilder<unknown>[] {
  return [
    sql`create table posts (
      source ${text} not null,
      id ${text} not null,
      platform ${text} not null,
      account_id ${text} not null,
      handle ${text},
      created_at ${whole} not null,
      collected_at ${whole} not null,
      text ${text},
      lang ${text},
      repost_of ${text},
      attachments ${text},
      raw ${text},
      raw_sha256 ${text} not null,
      primary key (source, id)
    ) ${strict}`,
    sql`create index posts_by_account on posts (platform, account_id)`,
    sql`create index posts_by_account_id on posts (account_id)`,
    sql`create index posts_by_handle on posts (lower(handle))`,

    sql`create table watch_posts (
      watch_id ${text} not null,
      source ${text} not null,
      post_id ${text} not null,
      account_key ${text} not null,
      created_at ${whole} not null,
      repost ${whole} not null,
      via ${text} not null,
      seq ${whole},
      clock ${whole},
      fold_version ${whole},
      words ${bytes},
      primary key (watch_id, source, post_id)
    ) ${strict}`,
    sql`create unique index watch_posts_judged on watch_posts (watch_id, seq) where seq is not null`,
    sql`create index watch_posts_unjudged on watch_posts (watch_id, created_at, source, post_id)
      where seq is null`,
    sql`create index watch_posts_by_clock on watch_posts (watch_id, clock)`,
    sql`create index watch_posts_by_time on watch_posts (watch_id, created_at, source, post_id)`,
    sql`create index watch_posts_by_account on watch_posts (account_key)`,
    sql`create index watch_posts_by_post on watch_posts (source, post_id)`,
  ];
}

function burstTables({ text, whole, fraction, bytes, strict }: ColumnTypes): RawBuilder<unknown>[] {
  return [
    sql`create table anchors (
      watch_id ${text} not null,
      seq ${whole} not null,
      ordinal ${whole} not null,
      partner ${whole} not null,
      fold_version ${whole} not null,
      words ${bytes} not null,
      own_from ${whole} not null,
      partner_from ${whole} not null,
      min_accounts ${whole} not null,
      shorter_post ${whole} not null,
      feeds ${text},
      last_clock ${whole} not null,
      primary key (watch_id, seq, ordinal)
    ) ${strict}`,
    sql`create index anchors_by_clock on anchors (watch_id, last_clock)`,

    sql`create table bursts (
      id ${text} not null,
      wave ${whole} not null,
      watch_id ${text} not null,
      short_id ${text} not null,
      horizon ${text} not null,
      kind ${text} not null,
      passage ${text} not null,
      passage_words ${whole} not null,
      anchor_seq ${whole} not null,
      anchor_ordinal ${whole} not null,
      fold_version ${whole} not null,
      anchor_words ${bytes} not null,
      first_at ${whole} not null,
      last_at ${whole} not null,
      detected_at ${whole} not null,
      detected_seq ${whole} not null,
      found_at ${whole} not null,
      accounts ${whole} not null,
      posts ${whole} not null,
      word_for_word ${whole},
      anchor_length ${whole} not null,
      surprise ${fraction} not null,
      sightings ${whole} not null,
      usual ${text} not null,
      uptime ${whole} not null,
      crew ${text},
      severity_parts ${text} not null,
      severity ${whole} not null,
      explanations ${text} not null,
      things ${text} not null,
      state ${text} not null,
      absorbed_by ${text},
      announced ${whole} not null,
      reason ${text} not null,
      primary key (id, wave)
    ) ${strict}`,
    sql`create index bursts_by_detection on bursts (watch_id, detected_at)`,
    sql`create index bursts_explained on bursts (watch_id, last_at) where explanations <> '[]'`,
    sql`create index bursts_by_short_id on bursts (short_id)`,
    sql`create index bursts_open on bursts (watch_id, id, wave) where state = 'open'`,

    sql`create table burst_posts (
      burst_id ${text} not null,
      wave ${whole} not null,
      watch_id ${text} not null,
      seq ${whole} not null,
      source ${text} not null,
      post_id ${text} not null,
      account_key ${text} not null,
      created_at ${whole} not null,
      word_from ${whole} not null,
      word_to ${whole} not null,
      anchor_from ${whole} not null,
      primary key (burst_id, wave, source, post_id)
    ) ${strict}`,
    sql`create index burst_posts_by_seq on burst_posts (burst_id, wave, seq)`,
    sql`create index burst_posts_by_account on burst_posts (account_key)`,
    sql`create index burst_posts_by_post on burst_posts (source, post_id)`,
  ];
}

function deliveryTables({ text, whole, counted, strict }: ColumnTypes): RawBuilder<unknown>[] {
  return [
    sql`create table stories (
      place ${text} not null,
      subject ${text} not null,
      created_at ${whole} not null,
      primary key (place, subject)
    ) ${strict}`,
    sql`create table story_bursts (
      place ${text} not null,
      subject ${text} not null,
      burst_id ${text} not null,
      wave ${whole} not null,
      watch_id ${text} not null,
      position ${whole} not null,
      first_accounts ${whole} not null,
      told_accounts ${whole} not null,
      told_severity ${whole} not null,
      told_ended ${whole} not null,
      primary key (place, subject, burst_id, wave)
    ) ${strict}`,
    sql`create index story_bursts_by_burst on story_bursts (burst_id, wave)`,

    sql`create table outbox (
      id ${counted},
      place ${text} not null,
      subject ${text} not null,
      lane ${text} not null,
      n ${whole} not null,
      key ${text} not null unique,
      card ${text} not null,
      card_sha256 ${text} not null,
      state ${text} not null,
      attempts ${whole} not null,
      next_at ${whole} not null,
      sending_at ${whole},
      sent_at ${whole},
      ref ${text},
      error ${text},
      created_at ${whole} not null,
      unique (place, subject, lane, n)
    ) ${strict}`,
    sql`create index outbox_due on outbox (state, next_at)`,
  ];
}

function recordTables({ text, whole, counted, strict }: ColumnTypes): RawBuilder<unknown>[] {
  return [
    sql`create table gaps (
      id ${counted},
      watch_id ${text} not null,
      source ${text} not null,
      from_at ${whole} not null,
      to_at ${whole} not null,
      why ${text} not null,
      recorded_at ${whole} not null
    ) ${strict}`,
    sql`create index gaps_by_watch on gaps (watch_id, from_at)`,
    sql`create table malformed (
      id ${counted},
      watch_id ${text} not null,
      source ${text} not null,
      why ${text} not null,
      raw ${text} not null,
      recorded_at ${whole} not null
    ) ${strict}`,
    sql`create index malformed_by_watch on malformed (watch_id, recorded_at)`,
    sql`create table mutes (
      id ${counted},
      target_kind ${text} not null,
      target_id ${text} not null,
      until_at ${whole} not null,
      by_actor ${text} not null,
      why ${text} not null,
      created_at ${whole} not null
    ) ${strict}`,
    sql`create index mutes_by_end on mutes (until_at)`,
    sql`create table cache (
      key ${text} primary key,
      value ${text} not null,
      expires_at ${whole}
    ) ${strict}`,
    sql`create index cache_by_end on cache (expires_at)`,
  ];
}

function chainTables({ text, whole, strict }: ColumnTypes): RawBuilder<unknown>[] {
  return [
    sql`create table evidence (
      watch_id ${text} not null,
      n ${whole} not null,
      at ${whole} not null,
      source ${text} not null,
      query ${text} not null,
      kind ${text} not null,
      subject ${text} not null,
      sha256 ${text} not null,
      hash ${text} not null,
      primary key (watch_id, n)
    ) ${strict}`,
    sql`create index evidence_by_subject on evidence (watch_id, subject)`,
    sql`create table audit (
      n ${whole} primary key,
      at ${whole} not null,
      actor ${text} not null,
      place ${text} not null,
      action ${text} not null,
      target ${text} not null,
      outcome ${text} not null,
      hash ${text} not null
    ) ${strict}`,
    sql`create table chain_heads (
      chain ${text} primary key,
      n ${whole} not null,
      hash ${text} not null
    ) ${strict}`,
  ];
}
