import { escapeMarkdown } from './escape-markdown';

describe('escapeMarkdown', () => {
  it.each([
    ['a plain text: 95 % of 1,338 rows', 'a plain text: 95 % of 1,338 rows'],
    ['smoker=yes*bmi>30', 'smoker=yes\\*bmi>30'],
    ['a | b', 'a \\| b'],
    ['<script>', '\\<script>'],
    ['[link](x) _it_ `code`', '\\[link\\](x) \\_it\\_ \\`code\\`'],
    ['# not a heading', '\\# not a heading'],
    ['two\n\nparagraphs', 'two paragraphs'],
  ])('turns %j into %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
