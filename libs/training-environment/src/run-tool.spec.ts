import { runTool } from './run-tool';

describe('runTool', () => {
  it('gives what the program says', async () => {
    const script = 'process.stdout.write("out"); process.stderr.write("err")';
    expect(await runTool(process.execPath, ['-e', script])).toEqual({ ok: true, stdout: 'out', stderr: 'err' });
  });

  it('gives an empty text for a program that says nothing', async () => {
    expect(await runTool(process.execPath, ['-e', ''])).toEqual({ ok: true, stdout: '', stderr: '' });
  });

  it('says that the program failed, with its standard error', async () => {
    const script = 'process.stderr.write("broken"); process.exitCode = 3';
    expect(await runTool(process.execPath, ['-e', script])).toEqual({ ok: false, stdout: '', stderr: 'broken' });
  });

  it('says why a program cannot be started', async () => {
    const run = await runTool('no-such-program-anywhere', []);
    expect(run).toEqual({ ok: false, stdout: '', stderr: expect.stringContaining('ENOENT') });
  });
});
