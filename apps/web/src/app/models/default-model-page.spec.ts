import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import type { ServedModel } from '@medcast/prediction-contract';
import { FETCH_PORT } from '../api/fetch-port';
import { App } from '../app';
import { FakeServer } from '../testing/fake-server';
import { Page } from '../testing/page';
import { DefaultModelPage } from './default-model-page';

@Component({ template: 'the form of {{ model() }}' })
class FormStandIn {
  readonly model = input.required<string>();
}

function setUp(server: FakeServer) {
  TestBed.configureTestingModule({
    providers: [
      { provide: FETCH_PORT, useValue: server.fetchPort },
      provideRouter(
        [
          { path: '', pathMatch: 'full', component: DefaultModelPage },
          { path: 'models/:model', component: FormStandIn },
        ],
        withComponentInputBinding(),
      ),
    ],
  });
  const page = new Page(TestBed.createComponent(App));
  const start = async () => {
    await TestBed.inject(Router).navigateByUrl('/');
    await page.settle();
  };
  return { page, start };
}

describe('the start page', () => {
  it('leads to the insurance form, without a choice where one model is served', async () => {
    const server = new FakeServer();
    server.answer('/api/v1/models', { models: [servedModel('insurance')] });
    const { page, start } = setUp(server);
    await start();
    expect(page.text).toContain('the form of insurance');
    expect(page.all('nav')).toEqual([]);
  });

  it('offers the choice where more than one is served', async () => {
    const server = new FakeServer();
    server.answer('/api/v1/models', { models: [servedModel('iris'), servedModel('insurance')] });
    const { page, start } = setUp(server);
    await start();
    expect(page.textsOf('nav a')).toEqual(['All about iris', 'All about insurance']);
    expect(page.textsOf('nav a[aria-current=page]')).toEqual(['All about insurance']);
  });

  it('says that no model is served', async () => {
    const server = new FakeServer();
    server.answer('/api/v1/models', { models: [] });
    const { page, start } = setUp(server);
    await start();
    expect(page.one('h1').textContent).toBe('No model is served here');
  });

  it('tells of a failure and tries again', async () => {
    const server = new FakeServer();
    const { page, start } = setUp(server);
    await start();
    expect(page.text).toContain('NETWORK_UNREACHABLE');
    server.answer('/api/v1/models', { models: [servedModel('houses')] });
    await page.press('Try again');
    expect(page.text).toContain('the form of houses');
  });
});

function servedModel(name: string): ServedModel {
  const target = { name: 'y', label: 'Y', unit: '' };
  return { name, version: 1, task: 'regression', title: `All about ${name}`, target, ready: true };
}
