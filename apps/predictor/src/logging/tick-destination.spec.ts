import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createTickDestination } from './tick-destination';

describe('createTickDestination', () => {
  it('writes the lines of a tick at its end, in one piece and in their order', async () => {
    const written: string[] = [];
    const destination = createTickDestination((lines) => written.push(lines));
    destination.write('one\n');
    destination.write('two\n');
    expect(written).toEqual([]);
    await setImmediate();
    expect(written).toEqual(['one\ntwo\n']);
  });

  it('writes nothing where there is nothing, and goes on with the next tick', async () => {
    const written: string[] = [];
    const destination = createTickDestination((lines) => written.push(lines));
    await setImmediate();
    destination.write('one\n');
    await setImmediate();
    destination.write('two\n');
    await setImmediate();
    await setImmediate();
    expect(written).toEqual(['one\n', 'two\n']);
  });

  it('keeps a line that is written while others are', async () => {
    const written: string[] = [];
    const destination = createTickDestination((lines) => {
      if (written.push(lines) === 1) destination.write('late\n');
    });
    destination.write('one\n');
    await setImmediate();
    await setImmediate();
    expect(written).toEqual(['one\n', 'late\n']);
  });

  it('writes lines of bytes among the others, in pieces where there are many, and a line longer than all', async () => {
    const written: string[] = [];
    const destination = createTickDestination((lines) => written.push(lines));
    const long = `${'ü'.repeat(200_000)}\n`;
    destination.write('ä\n');
    for (let line = 0; line < 2000; line++)
      destination.append(100, (target, at) => at + target.write(`${'x'.repeat(60)} ${line}\n`, at));
    destination.write(long);
    await setImmediate();
    const expected = Array.from({ length: 2000 }, (_, line) => `${'x'.repeat(60)} ${line}\n`);
    expect(written.join('')).toBe(['ä\n', ...expected, long].join(''));
    expect(written.length).toBeGreaterThan(2);
    expect(written.length).toBeLessThan(10);
  });

  it('writes what is there before the program ends', () => {
    const source = `
      import { writeSync } from 'node:fs';
      import { createTickDestination } from ${JSON.stringify(join(__dirname, 'tick-destination.ts'))};
      const destination = createTickDestination((lines) => writeSync(1, lines));
      destination.write('last words\\n');
      process.exit(0);
    `;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], { encoding: 'utf8' });
    expect(stdout).toBe('last words\n');
  });
});
