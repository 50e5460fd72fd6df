import { TestBed } from '@angular/core/testing';
import { FETCH_PORT } from '../api/fetch-port';
import { FakeServer } from '../testing/fake-server';
import { Page } from '../testing/page';
import { ModelCard } from './model-card';

const CARD = '/api/v1/models/houses/card';

function setUp() {
  const server = new FakeServer();
  TestBed.configureTestingModule({ providers: [{ provide: FETCH_PORT, useValue: server.fetchPort }] });
  const fixture = TestBed.createComponent(ModelCard);
  fixture.componentRef.setInput('model', 'houses');
  const page = new Page(fixture);
  const open = async () => {
    fixture.componentInstance.open();
    await page.settle();
  };
  return { server, page, open };
}

describe('ModelCard', () => {
  it('loads the card only when it is opened', async () => {
    const { server, page, open } = setUp();
    server.answer(CARD, { markdown: '# Houses\n\nSold *once*.', card: {} });
    await page.settle();
    expect(server.seen).toEqual([]);
    await open();
    expect(page.all('dialog[open]')).toHaveLength(1);
    expect(page.one('h3').textContent.trim()).toBe('Houses');
  });

  it('shows what stands in the card as text, never as HTML', async () => {
    const { server, page, open } = setUp();
    server.answer(CARD, { markdown: '<script>alert(1)</script><b>bold</b>', card: {} });
    await open();
    expect(page.text).toContain('<script>alert(1)</script><b>bold</b>');
    expect(page.all('script, b')).toEqual([]);
  });

  it('puts no space between a marked word and what follows it', async () => {
    const { server, page, open } = setUp();
    server.answer(CARD, { markdown: '**Sold**, *once*.', card: {} });
    await open();
    expect(page.textsOf('mc-markdown-view p')).toEqual(['Sold, once.']);
  });

  it('tells of a failure and tries again', async () => {
    const { server, page, open } = setUp();
    await open();
    expect(page.text).toContain('NETWORK_UNREACHABLE');
    server.answer(CARD, { markdown: '# Houses', card: {} });
    await page.press('Try again');
    expect(page.one('h3').textContent.trim()).toBe('Houses');
  });

  it('closes', async () => {
    const { page, open } = setUp();
    await open();
    await page.press('Close');
    expect(page.all('dialog[open]')).toEqual([]);
  });
});
