/** Pictures and files as Discord takes them: read where they lie on disk, and left out where they are too large. */
import { readFile } from "node:fs/promises";
import type { RawFile, RESTAPIAttachment } from "discord.js";
import type { Card } from "../../cards/card.ts";
import type { ChatFile } from "../chat.ts";
import { plainWithin } from "./escape.ts";
import { LIMITS } from "./limits.ts";

export interface Attached {
  readonly files: readonly RawFile[];
  /** What the message says of them. */
  readonly attachments: readonly RESTAPIAttachment[];
  readonly names: readonly string[];
}

/** In their order, as many as fit together. */
export async function attached(card: Card, given: readonly ChatFile[]): Promise<Attached> {
  const files: RawFile[] = [];
  const attachments: RESTAPIAttachment[] = [];
  let room: number = LIMITS.filesTogether;
  for (const { name, mediaType, content } of given.slice(0, LIMITS.files)) {
    const size = content instanceof Uint8Array ? content.byteLength : content.size;
    if (size > room) continue;
    room -= size;
    const data = content instanceof Uint8Array ? content : await readFile(content.path);
    const alt = card.nodes.find((node) => node.is === "picture" && node.name === name);
    const description = alt?.is === "picture" ? plainWithin(alt.alt, LIMITS.fileDescription) : "";
    attachments.push({
      id: files.length,
      filename: name,
      ...(description === "" ? {} : { description }),
    });
    files.push({ name, data: Buffer.from(data), contentType: mediaType });
  }
  return { files, attachments, names: files.map(({ name }) => name) };
}
