#!/usr/bin/env node
// Plain JavaScript that any Node can parse, so that an old one gets a sentence and not a syntax error.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 12)) {
  process.stderr.write(
    `Verbatim needs Node 24.12 or newer (this is ${process.versions.node}): run it through npm ("npm start", "npm run verbatim -- help"), which uses the Node 24 that "npm ci" installed.\n`,
  );
  process.exitCode = 1;
} else {
  import("../src/cli/main.ts").then(({ main }) => main(process.argv.slice(2)));
}
