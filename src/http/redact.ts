/** Erases registered secrets from text that is about to be written: logs, errors, answers of servers. */

const REDACTED = "[secret]";

/** Shorter ones would turn ordinary words into "[secret]" and hide nothing that can be guessed anyway. */
const SHORTEST = 4;

export interface Redactor {
  /** From now on `secret` is erased, in every form that we know of. */
  add(secret: string): void;
  redact(text: string): string;
}

/** A registry of its own; a process has one, tests have as many as they like. */
export function createRedactor(secrets: Iterable<string> = []): Redactor {
  const forms = new Set<string>();
  let pattern: RegExp | null = null;
  const redactor: Redactor = {
    add(secret) {
      for (const part of [secret, ...credentialsIn(secret)]) {
        if (part.length < SHORTEST) continue;
        for (const form of formsOf(part)) forms.add(form);
      }
      // The longest first, or a form within another would leave the rest of it standing.
      const longestFirst = [...forms].sort((a, b) => b.length - a.length);
      pattern =
        longestFirst.length === 0 ? null : new RegExp(longestFirst.map(escapeForRegExp).join("|"), "g");
    },
    redact: (text) => (pattern === null ? text : text.replace(pattern, REDACTED)),
  };
  for (const secret of secrets) redactor.add(secret);
  return redactor;
}

/** As it stands, as JSON and URLs escape it, and as base64 and hexadecimal spell it. */
function formsOf(secret: string): readonly string[] {
  const url = encodeURIComponent(secret);
  const strictUrl = url.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const json = JSON.stringify(secret).slice(1, -1);
  const hex = Buffer.from(secret).toString("hex");
  return [
    ...[secret, json, JSON.stringify(json).slice(1, -1)],
    ...[url, strictUrl, strictUrl.replaceAll("%20", "+"), url.replace(/%../g, (code) => code.toLowerCase())],
    ...[hex, hex.toUpperCase()],
    ...base64Forms(secret),
  ];
}

/**
 * Base64 works on three bytes at a time, so a secret within a longer text (`user:secret`) has one of three
 * spellings. The characters at both ends mix with what stands around it and are left out.
 */
function base64Forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const forms: string[] = [];
  for (const before of [0, 1, 2]) {
    const spelt = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const own = spelt.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
    // Below eight characters it could be part of any other word.
    if (own.length >= 8) forms.push(own, own.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return forms;
}

/** The password of a URL is a secret of its own: drivers take URLs apart before they complain. */
function credentialsIn(secret: string): readonly string[] {
  if (!URL.canParse(secret)) return [];
  const { password } = new URL(secret);
  if (password === "") return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
