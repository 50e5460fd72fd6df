import { findCommands, splitWords } from './find-commands';

describe('findCommands', () => {
  it('finds commands in code blocks alone, with what the page exports, over several lines, without pipes', () => {
    const page = [
      'Type `npx medcast nothing`.',
      '```sh',
      'export PROJECT=my-project REGION=europe-west1',
      'npx medcast cluster create --on gke \\',
      '  --project $PROJECT --region "${REGION}" > log.txt',
      '```',
      'npx medcast nothing',
      '```console',
      '$ MODELS=gs://x npx medcast release list --model insurance | head   # ours',
      'insurance',
      '$ npm run train -- --task insurance',
      '```',
    ];

    expect(findCommands(page.join('\n'))).toEqual([
      { line: 5, words: ['cluster', 'create', '--on', 'gke', '--project', 'my-project', '--region', 'europe-west1'] },
      { line: 9, words: ['release', 'list', '--model', 'insurance'] },
      { line: 11, words: ['train', '--task', 'insurance'] },
    ]);
  });
});

describe('splitWords', () => {
  it.each([
    ['a "b c" d', ['a', 'b c', 'd']],
    [`--reason 'it is'`, ['--reason', 'it is']],
    ['--x="a b"c', ['--x=a bc']],
    ['a # b', ['a']],
    ['a && b', ['a']],
    [`'$A' "$A"`, ['$A', '1']],
  ])('splits %j', (text, words) => {
    expect(splitWords(text, { A: '1' })).toEqual(words);
  });
});
