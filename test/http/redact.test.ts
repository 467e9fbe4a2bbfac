/** No secret survives in a text that is about to be written, however it is spelt there. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/http/redact.ts";

const SECRET = 'xoxb-11+22/33="\\ §end';

describe("a registered secret is erased", () => {
  const { redact } = createRedactor([SECRET]);

  it.each([
    ["as it stands", SECRET],
    ["as JSON", JSON.stringify(SECRET).slice(1, -1)],
    ["as JSON within JSON", JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
    ["in a URL", encodeURIComponent(SECRET)],
    ["in a URL with small letters", encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
    ["in a form", new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ["as hexadecimal", Buffer.from(SECRET).toString("hex")],
  ])("%s", (_, spelt) => {
    const text = redact(`before ${spelt} after`);
    expect(text).toBe("before [secret] after");
  });

  it.each(["", "a", "ab", "abc", "user:"])("as base64 behind %j", (before) => {
    for (const encoding of ["base64", "base64url"] as const) {
      const spelt = Buffer.from(`${before}${SECRET}\n`).toString(encoding);
      const text = redact(`Authorization: Basic ${spelt}`);
      expect(text).toContain("[secret]");
      // At most the characters that share their bytes with what stands around the secret are left.
      expect(text.replace("Authorization: Basic ", "").replace("[secret]", "").length).toBeLessThan(14);
    }
  });

  it("every time, and beside other secrets of which it is a part", () => {
    const both = createRedactor(["token-one", "token-one-and-two"]);
    expect(both.redact("token-one token-one-and-two token-one")).toBe("[secret] [secret] [secret]");
  });

  it("in part, when it is a URL whose password is taken out", () => {
    const url = createRedactor(["postgres://me:hunt%40r22@db:5432/verbatim"]);
    expect(url.redact('password authentication failed: "hunt@r22", sent as hunt%40r22')).toBe(
      'password authentication failed: "[secret]", sent as [secret]',
    );
  });

  it("from the moment that it is added", () => {
    const redactor = createRedactor();
    expect(redactor.redact("late-secret")).toBe("late-secret");
    redactor.add("late-secret");
    expect(redactor.redact("late-secret")).toBe("[secret]");
  });
});

it("leaves other text alone", () => {
  const { redact } = createRedactor([SECRET, "", "abc"]);
  expect(redact("abc posted the same 18 words")).toBe("abc posted the same 18 words");
});

it("erases any secret in any text", () => {
  const secret = fc.string({ minLength: 6, maxLength: 40, unit: "grapheme" });
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      const { redact } = createRedactor([value]);
      fc.pre(!`${before}${after}`.includes(value) && !"[secret]".includes(value));
      expect(redact(`${before}${value}${after}`)).not.toContain(value);
    }),
    { seed: 20_261_123 },
  );
});
