import { execa } from 'execa';
import { callOf, fillIn, renderCall } from './program-call';

describe('renderCall', () => {
  it.each([
    ['plain words', callOf('gcloud', 'projects', 'list', '--filter=name=x'), 'gcloud projects list --filter=name=x'],
    ['a word with spaces', callOf('az', 'role', 'Storage Blob Data Reader'), "az role 'Storage Blob Data Reader'"],
    ['a quote', callOf('echo', "it's"), `echo 'it'\\''s'`],
    ['what is still to be learned', callOf('az', '--issuer', '@{ISSUER}'), 'az --issuer "${ISSUER}"'],
    ['nothing', callOf('echo', ''), "echo ''"],
  ])('renders %s', (_, call, text) => {
    expect(renderCall(call)).toBe(text);
  });

  it.each(['a b', "it's", '$HOME', '`id`', '$(id)', '"', '\\', "[?name=='x'].name", 'a;b', '*', '~', 'ä', 'a\nb'])(
    'renders %j so that a shell reads it back',
    async (word) => {
      const { stdout } = await execa('bash', ['-c', renderCall(callOf('printf', '%s', word))]);

      expect(stdout).toBe(word);
    },
  );

  it('lets a shell expand nothing but what was learned', async () => {
    const line = renderCall(callOf('printf', '%s', 'a@{NAME}$HOME`id`"\\'));
    const { stdout } = await execa('bash', ['-c', line], { env: { NAME: 'b' } });

    expect(stdout).toBe('ab$HOME`id`"\\');
  });
});

describe('fillIn', () => {
  it('puts what was learned into the arguments', () => {
    expect(fillIn(callOf('az', '--subject=@{A}/@{B}'), { A: '1', B: '2' })).toEqual(callOf('az', '--subject=1/2'));
  });

  it('takes what was learned as text and does not look into it again', () => {
    expect(fillIn(callOf('az', '@{A}'), { A: '$&@{B}', B: '2' }).args).toEqual(['$&@{B}']);
  });

  it('refuses a name that nothing has learned', () => {
    expect(() => fillIn(callOf('az', '@{A}'), {})).toThrow('expected a step that learns A before az, got none');
  });
});
