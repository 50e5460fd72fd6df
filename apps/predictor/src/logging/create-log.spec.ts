import { Problem } from '@medcast/problem';
import { createLog } from './create-log';
import { NestLog } from './nest-log';

function logInto(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  write(createLog('debug', { write: (line: string) => (text += line) }));
  return text;
}

describe('createLog', () => {
  it('writes what an error is and where it came from, but not what it says', () => {
    const cause = new SyntaxError('"marker" is not valid JSON\n    at marker');
    const text = logInto((log) => log.error({ err: new Error('marker', { cause }) }, 'unexpected'));
    expect(text).not.toContain('marker');
    expect(JSON.parse(text)).toMatchObject({
      level: 'error',
      msg: 'unexpected',
      err: { name: 'Error', frames: expect.arrayContaining([expect.stringContaining('create-log.spec.ts')]) },
    });
  });

  it('names the code of a problem', () => {
    const text = logInto((log) => log.error({ err: new Problem('RECORD_INVALID', 'marker') }, 'refused'));
    expect(JSON.parse(text)).toMatchObject({ err: { name: 'Problem', code: 'RECORD_INVALID' } });
    expect(text).not.toContain('marker');
  });

  it('writes nothing of a request or of something thrown that is no error', () => {
    const text = logInto((log) => log.warn({ req: { url: 'marker' }, res: { marker: 1 }, err: 'marker' }, 'odd'));
    expect(text).not.toContain('marker');
  });
});

describe('NestLog', () => {
  it('lets Nest speak at the level of its words, with its context', () => {
    const lines = logInto((log) => {
      const nest = new NestLog(log);
      nest.log('mapped', 'RouterExplorer');
      nest.warn('careful');
      nest.error(new Error('marker'), 'Injector');
      nest.fatal('gone');
      nest.verbose('unheard');
      nest.debug({ marker: 1 });
    });
    const parsed = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(parsed.map(({ level }) => level)).toEqual(['debug', 'warn', 'error', 'fatal', 'debug']);
    expect(parsed[0]).toMatchObject({ msg: 'mapped', context: 'RouterExplorer' });
    expect(lines).not.toContain('marker');
  });
});
