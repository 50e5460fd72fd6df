import { parseInlineMarkdown } from './parse-inline-markdown';
import { parseMarkdown } from './parse-markdown';

describe('parseMarkdown', () => {
  it('reads the blocks of a model card', () => {
    const markdown = [
      '# Card',
      'Two lines',
      'of one paragraph.',
      '',
      '## Figures',
      '',
      '| metric | mean |',
      '| --- | ---: |',
      '| R² | 0.867 |',
      '',
      '- first',
      '- second',
      '  goes on',
      '',
      '```sh',
      'npm start',
      '',
      'npm test',
      '```',
      'After the code.',
    ].join('\n');
    expect(parseMarkdown(markdown)).toEqual([
      { kind: 'heading', level: 1, text: 'Card' },
      { kind: 'paragraph', text: 'Two lines of one paragraph.' },
      { kind: 'heading', level: 2, text: 'Figures' },
      { kind: 'table', head: ['metric', 'mean'], rows: [['R²', '0.867']] },
      { kind: 'list', items: ['first', 'second goes on'] },
      { kind: 'code', text: 'npm start\n\nnpm test' },
      { kind: 'paragraph', text: 'After the code.' },
    ]);
  });

  it.each([
    ['an empty card', '', []],
    [
      'a list right after its paragraph',
      'Limits:\n- one',
      [
        { kind: 'paragraph', text: 'Limits:' },
        { kind: 'list', items: ['one'] },
      ],
    ],
    ['a numbered list', '1. one\n2. two', [{ kind: 'list', items: ['one', 'two'] }]],
    ['HTML, as text', '<img src=x onerror=alert(1)>', [{ kind: 'paragraph', text: '<img src=x onerror=alert(1)>' }]],
  ])('reads %s', (_what, markdown, blocks) => {
    expect(parseMarkdown(markdown)).toEqual(blocks);
  });
});

describe('parseInlineMarkdown', () => {
  it('splits a text into its runs', () => {
    expect(parseInlineMarkdown('a **b** `c` *d* [e](https://f.example)!')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'strong', text: 'b' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'd' },
      { kind: 'text', text: ' ' },
      { kind: 'text', text: 'e (https://f.example)' },
      { kind: 'text', text: '!' },
    ]);
  });

  it('leaves lone signs alone', () => {
    expect(parseInlineMarkdown('2 * 3 ** 4 _x_')).toEqual([{ kind: 'text', text: '2 * 3 ** 4 _x_' }]);
  });
});
