#!/usr/bin/env node
// npm signals only the shell of a script, so ours begin with `exec`, which puts the program in the shell's place.
// A POSIX shell has it built in and never gets here; Windows' cmd has not, and finds this.
import { spawn } from 'node:child_process';

const [program, ...words] = process.argv.slice(2);
const child = spawn(program, words, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
