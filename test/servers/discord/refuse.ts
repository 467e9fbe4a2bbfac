/** A refusal as Discord words it: an HTTP status with a code of its own. */
export class Refused extends Error {
  override name = "Refused" as const;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, code: number, message: string, errors?: unknown) {
    super(message);
    this.status = status;
    this.body = { message, code, ...(errors === undefined ? {} : { errors }) };
  }
}

export const unknown = {
  channel: () => new Refused(404, 10_003, "Unknown Channel"),
  guild: () => new Refused(404, 10_004, "Unknown Guild"),
  member: () => new Refused(404, 10_007, "Unknown Member"),
  message: () => new Refused(404, 10_008, "Unknown Message"),
  webhook: () => new Refused(404, 10_015, "Unknown Webhook"),
  interaction: () => new Refused(404, 10_062, "Unknown interaction"),
};

export const missing = {
  access: () => new Refused(403, 50_001, "Missing Access"),
  permissions: () => new Refused(403, 50_013, "Missing Permissions"),
};

/** @param at where in the body, "embeds.0.description" */
export function invalidForm(at: string, code: string, message: string): Refused {
  const leaf: unknown = { _errors: [{ code, message }] };
  const errors = at
    .split(".")
    .reverse()
    .reduce((inner, key) => ({ [key]: inner }), leaf);
  return new Refused(400, 50_035, "Invalid Form Body", errors);
}
