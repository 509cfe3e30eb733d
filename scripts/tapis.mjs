#!/usr/bin/env node
// `npx tapis …`: the command line, built first where it is not.
import './built.mjs';

const { runCli } = await import('../dist/src/cli.js');
process.exitCode = await runCli(process.argv.slice(2));
