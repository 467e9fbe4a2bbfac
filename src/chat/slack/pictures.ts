/** Files on their way to Slack: uploaded first, then shown in a message or handed to whoever asked. */
import { readFile } from "node:fs/promises";
import type { Card } from "../../cards/card.ts";
import { DAY } from "../../domain/time.ts";
import { ChatError, type ChatFile, type ChatMemory } from "../chat.ts";
import type { Web } from "./web.ts";

const KEPT_AS = "picture:";
/** A picture that a card showed may be shown again by its next edit. */
const KEPT_FOR = 30 * DAY;

/** Where a file is to be seen: by everybody in a channel, or in a thread of it. */
export interface Sharing {
  readonly channel: string;
  readonly thread?: string;
}

interface Uploading {
  readonly web: Web;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds that sending the bytes may take. */
  readonly within: number;
}

/** Uploads one file and answers with Slack's id of it; shared with nobody unless `sharing` says so. */
export async function upload(
  file: ChatFile,
  { web, fetch, within, sharing }: Uploading & { readonly sharing?: Sharing },
): Promise<string> {
  const content = file.content instanceof Uint8Array ? file.content : await readFile(file.content.path);
  const { upload_url: url, file_id: id } = await web.files.getUploadURLExternal({
    filename: file.name,
    length: content.byteLength,
  });
  if (url === undefined || id === undefined)
    throw new ChatError("uncertain", "Slack gave no address to upload to");
  const sent = await fetch(url, {
    method: "POST",
    body: new Uint8Array(content),
    signal: AbortSignal.timeout(within),
  });
  if (!sent.ok) throw new ChatError("unavailable", `Slack took no upload (${sent.status})`);
  await web.files.completeUploadExternal({ files: [{ id, title: file.name }], ...destination(sharing) });
  return id;
}

function destination(sharing: Sharing | undefined) {
  if (sharing === undefined) return {};
  const { channel, thread } = sharing;
  return thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread };
}

/** Slack's ids of the card's pictures. Pictures are named by their content: one that was uploaded is not again. */
export async function picturesOf(
  card: Card,
  files: readonly ChatFile[],
  { web, fetch, within, memory }: Uploading & { readonly memory: ChatMemory },
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const node of card.nodes) {
    if (node.is !== "picture") continue;
    const file = files.find(({ name }) => name === node.name);
    const known = await memory.get(KEPT_AS + node.name);
    if (known === null && file === undefined) continue;
    const id = known ?? (file === undefined ? null : await upload(file, { web, fetch, within }));
    if (id === null) continue;
    if (known === null) await memory.set(KEPT_AS + node.name, id, KEPT_FOR);
    ids.set(node.name, id);
  }
  return ids;
}
