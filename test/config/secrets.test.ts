/** Secrets come from the environment or from files, and nowhere else; no message repeats one. */
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { SECRET_NAMES } from "../../src/config/secrets.ts";
import { FILE, load, MINIMAL, problemsOf } from "./loading.ts";

const VALUE = "s3cret/with+signs=&more";

describe("a secret", () => {
  it.each(SECRET_NAMES.filter((name) => name !== "DATABASE_URL"))(
    "%s is read from the environment",
    async (name) => {
      const { secrets } = await load(MINIMAL, { env: { [name]: VALUE } });
      expect(secrets[name]?.reveal()).toBe(VALUE);
    },
  );

  it.each(SECRET_NAMES.filter((name) => name !== "DATABASE_URL"))(
    "%s is read from the file that %s_FILE names",
    async (name) => {
      const { secrets } = await load(MINIMAL, {
        env: { [`${name}_FILE`]: "/run/secrets/one" },
        files: { "/run/secrets/one": `${VALUE}\n` },
      });
      expect(secrets[name]?.reveal()).toBe(VALUE);
    },
  );

  it("counts as not set when it is empty", async () => {
    const { secrets } = await load(MINIMAL, { env: { DISCORD_TOKEN: " " } });
    expect(secrets.DISCORD_TOKEN).toBeNull();
  });

  it("replaces the store's URL when it is DATABASE_URL", async () => {
    const url = "postgres://verbatim:hunter22@db/verbatim";
    const { store } = await load(MINIMAL, { env: { DATABASE_URL: url } });
    expect(store.url.reveal()).toBe(url);
    expect(await problemsOf(MINIMAL, { env: { DATABASE_URL: "db.example:hunter22" } })).toEqual([
      "DATABASE_URL: must be sqlite:<file> or postgres://<user>:<password>@<host>/<database>",
    ]);
  });

  it("is refused when it is given twice, or when its file cannot be used", async () => {
    const env = {
      DISCORD_TOKEN: VALUE,
      DISCORD_TOKEN_FILE: "/run/secrets/one",
      SLACK_BOT_TOKEN_FILE: "/run/secrets/none",
      SLACK_APP_TOKEN_FILE: "/run/secrets/empty",
    };
    expect(await problemsOf(MINIMAL, { env, files: { "/run/secrets/empty": "\n" } })).toEqual([
      "SLACK_BOT_TOKEN_FILE: names a file that cannot be read (ENOENT): /run/secrets/none. Check the path and who may read it",
      "SLACK_APP_TOKEN_FILE: names an empty file (/run/secrets/empty): write the secret into it",
      "DISCORD_TOKEN: is set, and so is DISCORD_TOKEN_FILE: keep one of the two",
    ]);
  });

  it("is asked for by name when a piece that needs it is set up", async () => {
    const chat = "chat:\n  slack:\n  discord:\n";
    expect(await problemsOf(`${MINIMAL}  x:\n${chat}`)).toEqual([
      expect.stringContaining("sources.x: needs X_BEARER_TOKEN"),
      expect.stringContaining("chat.slack: needs SLACK_BOT_TOKEN"),
      expect.stringContaining("chat.slack: needs SLACK_APP_TOKEN"),
      expect.stringContaining("chat.discord: needs DISCORD_TOKEN"),
    ]);
  });

  it("never shows itself", async () => {
    const config = await load(MINIMAL, { env: { SLACK_BOT_TOKEN: VALUE } });
    expect(config.secrets.SLACK_BOT_TOKEN?.reveal()).toBe(VALUE);
    const shown = [
      inspect(config, { depth: 9 }),
      JSON.stringify(config),
      `${config.secrets.SLACK_BOT_TOKEN}`,
    ];
    for (const text of shown) {
      expect(text).not.toContain(VALUE);
      expect(text).toContain("[secret]");
    }
  });
});

describe("a secret in the file", () => {
  it.each([
    [
      "sources: { replay: { files: [a] }, x: { bearerToken: abcdef123456 } }",
      "X_BEARER_TOKEN",
      "abcdef123456",
    ],
    ["chat: { slack: { token: abcdef123456 } }", "SLACK_BOT_TOKEN", "abcdef123456"],
    ["chat: { slack: { workspaces: [xoxb-1111-2222-abcdefgh] } }", "SLACK_BOT_TOKEN", "xoxb-1111"],
    ["health: { pingUrl: https://e.org/xapp-1-A012-abcdefgh }", "SLACK_APP_TOKEN", "A012-abcdefgh"],
    ["DISCORD_TOKEN: abcdef123456", "DISCORD_TOKEN", "abcdef123456"],
    ["store: { url: postgres://me:hunter22@db/verbatim }", "DATABASE_URL", "hunter22"],
    ["evidence: { secret: abcdef123456 }", "EVIDENCE_WEBHOOK_SECRET", "abcdef123456"],
    [
      "health: { pingUrl: https://e.org/known-to-the-environment }",
      "DISCORD_TOKEN",
      "known-to-the-environment",
    ],
  ])("is sent to where it belongs, and not repeated: %#", async (section, name, value) => {
    const rest = section.startsWith("sources:") ? MINIMAL.slice(0, MINIMAL.indexOf("sources:\n")) : MINIMAL;
    const env = { DISCORD_TOKEN: "known-to-the-environment" };
    const problems = await problemsOf(`${rest}${section}\n`, { env });
    const said = problems.filter((problem) =>
      problem.includes(`is a secret: remove it here and set ${name} in the environment or .env`),
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${FILE}:\\d+:\\d+ `));
    expect(problems.join("\n")).not.toContain(value);
  });
});
