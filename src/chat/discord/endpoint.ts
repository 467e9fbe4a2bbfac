/** The endpoint that Discord posts interactions to, instead of the gateway; each is signed with Ed25519. */
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { type APIInteraction, InteractionResponseType, InteractionType } from "discord.js";
import { MINUTE, SECOND } from "../../domain/time.ts";
import type { HttpRoute } from "../../http/route.ts";
import type { Clock } from "../../support/clock.ts";

const ENDPOINT_PATH = "/discord/interactions";

/** What is older was sent before: an interaction is answered within three seconds. */
const FRESH_FOR = 5 * MINUTE;
/** In front of the 32 bytes of an Ed25519 key, in DER (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

export interface EndpointParts {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly clock: Pick<Clock, "now">;
  /** Takes one that was signed; it is answered by a request of ours, as from the gateway. Never throws. */
  readonly onInteraction: (interaction: APIInteraction) => void;
}

export function interactionsEndpoint({ publicKey, clock, onInteraction }: EndpointParts): HttpRoute {
  const key = createPublicKey({
    key: Buffer.concat([SPKI, Buffer.from(publicKey, "hex")]),
    format: "der",
    type: "spki",
  });
  return {
    method: "POST",
    path: ENDPOINT_PATH,
    async handle({ headers, rawBody }) {
      const signature = headers["x-signature-ed25519"] ?? "";
      const timestamp = headers["x-signature-timestamp"] ?? "";
      if (!isSigned({ key, signature, timestamp, rawBody }) || !isFresh(timestamp, clock)) {
        return { status: 401, body: "invalid request signature" };
      }
      const interaction = parsed(rawBody);
      if (interaction === null) return { status: 400 };
      if (interaction.type === InteractionType.Ping) {
        const body = JSON.stringify({ type: InteractionResponseType.Pong });
        return { status: 200, headers: { "content-type": "application/json" }, body };
      }
      onInteraction(interaction);
      // The first response goes to the callback, as it does from the gateway: one in the answer itself could
      // be overtaken by what follows it.
      return { status: 202 };
    },
  };
}

interface Signed {
  readonly key: KeyObject;
  readonly signature: string;
  readonly timestamp: string;
  readonly rawBody: Uint8Array;
}

function isSigned({ key, signature, timestamp, rawBody }: Signed): boolean {
  if (!/^[0-9a-f]{128}$/i.test(signature)) return false;
  const said = Buffer.concat([Buffer.from(timestamp), rawBody]);
  return verify(null, said, key, Buffer.from(signature, "hex"));
}

function isFresh(timestamp: string, clock: Pick<Clock, "now">): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(clock.now() - Number(timestamp) * SECOND) <= FRESH_FOR;
}

function parsed(rawBody: Uint8Array): APIInteraction | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(rawBody).toString("utf8"));
    const isInteraction = typeof value === "object" && value !== null && "type" in value;
    return isInteraction ? (value as APIInteraction) : null;
  } catch {
    return null;
  }
}
