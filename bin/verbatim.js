#!/usr/bin/env node
// Plain JavaScript that any Node can parse, so that an old one gets a sentence and not a syntax error.
// What is wrong here is how the program was called, so it ends with that exit code (src/cli/exit-codes.ts).
const USAGE = 2;
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 12)) {
  refuse(
    `Verbatim needs Node 24.12 or newer (this is ${process.versions.node}): run it through npm ("npm start", "npm run verbatim -- help"), which uses the Node 24 that "npm ci" installed.`,
  );
} else {
  keepWhatIsCompiled();
  import("../src/cli/main.ts").then(({ main }) => main(process.argv.slice(2)), refuseWithoutPackages);
}

// From one run to the next, which halves the time of a short command; threads learn of the folder by the environment.
// Beside the packages, where only who installed them can write: it is run. Where nobody can, nothing is kept.
function keepWhatIsCompiled() {
  const folder = new URL("../node_modules/.cache/verbatim", import.meta.url);
  process.env.NODE_COMPILE_CACHE ??= process.getBuiltinModule("node:url").fileURLToPath(folder);
  process.getBuiltinModule("node:module").enableCompileCache(process.env.NODE_COMPILE_CACHE);
}

function refuseWithoutPackages(error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND" || !/^Cannot find package /.test(error.message)) throw error;
  refuse(
    'The packages that Verbatim needs are not installed: run "npm ci" first, in the folder of its package.json.',
  );
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = USAGE;
}
