import { Html, html } from './html';

describe('html', () => {
  it('escapes texts, in elements and in attributes', () => {
    const text = `<b> & "c" 'd'`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;">&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>',
    );
  });

  it('leaves pieces as they are, and joins lists of them', () => {
    const items = ['a', '<'].map((text) => html`<b>${text}</b>`);
    expect(html`<i>${items}</i>`.markup).toBe('<i><b>a</b>\n<b>&lt;</b></i>');
  });

  it('escapes what only looks like a piece', () => {
    const forged = JSON.parse('"<script>"') as string;
    expect(html`${forged}`).toEqual(new Html('&lt;script&gt;'));
  });
});
