import { Command } from 'commander';
import { problemOf } from '../testing/problem-of';
import { type ScoreCommandOptions, scoreCommandOptions, toModelChoice, toShard } from './score-options';

/** What was typed, as the command reads it. */
function parse(...words: readonly string[]): ScoreCommandOptions {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  for (const option of scoreCommandOptions()) command.addOption(option);
  return command.parse(['--out', 'x', ...words], { from: 'user' }).opts();
}

describe('toShard', () => {
  it.each([
    [[], { shard: 0, shards: 1 }],
    [['--shard', '0', '--of', '1'], { shard: 0, shards: 1 }],
    [['--shard', '4', '--of', '5'], { shard: 4, shards: 5 }],
  ])('reads %j', (words, shard) => {
    expect(toShard(parse(...words))).toEqual(shard);
  });

  it.each([
    ['a shard beyond the last', ['--shard', '5', '--of', '5'], 'from 0 to 4, got 5'],
    ['no shard', ['--of', '5'], 'got none'],
  ])('refuses %s', async (_what, words, part) => {
    const problem = await problemOf(() => toShard(parse(...words)));
    expect([problem.code, problem.detail]).toEqual(['USAGE', expect.stringContaining(part)]);
  });

  it.each(['-1', '1.5', 'one', ''])('takes no shard %j', (shard) => {
    expect(() => parse('--of', '2', `--shard=${shard}`)).toThrow('whole number');
  });
});

describe('toModelChoice', () => {
  it.each([
    [[], { channel: 'production' }],
    [['--channel', 'canary'], { channel: 'canary' }],
    [['--version', '3'], { version: 3 }],
  ])('reads %j', (words, pick) => {
    expect(toModelChoice(parse('--model', 'insurance', '--models', 'gs://bucket/models', ...words))).toEqual({
      models: 'gs://bucket/models',
      model: 'insurance',
      pick,
    });
  });

  it('starts a relative repository where the command was typed', () => {
    const { models } = toModelChoice(parse('--model', 'insurance', '--models', 'file:bundles'));
    expect(models).toMatch(/^file:\/\/\/.*\/bundles$/);
  });
});
