import { Problem } from '@medcast/problem';
import { ModelCatalog } from './model-catalog';
import { defer } from './testing/defer';
import { makeModel } from './testing/make-model';

const unreleased = { atMs: 0, succeededAtMs: undefined, problem: new Problem('CHANNEL_NOT_FOUND', 'none') };

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'found';
}

describe('ModelCatalog.swap', () => {
  it('closes the model before only after the requests that it has begun', async () => {
    const catalog = new ModelCatalog();
    const [one, two] = await Promise.all([makeModel(1), makeModel(2)]);
    catalog.swap(one);
    const answer = defer<number>();
    const inFlight = catalog.use('insurance', async ({ version }) => version + (await answer.promise));
    catalog.swap(two);
    await catalog.use('insurance', async ({ version }) => expect(version).toBe(2));
    expect(one.isClosed()).toBe(false);
    answer.resolve(0);
    expect(await inFlight).toBe(1);
    await catalog.onApplicationShutdown();
    expect([one.isClosed(), two.isClosed()]).toEqual([true, true]);
  });

  it('keeps the bundle of the version before, and forgets the refusal', async () => {
    const catalog = new ModelCatalog();
    catalog.add('insurance', 'named');
    catalog.swap(await makeModel(1));
    const problem = new Problem('BUNDLE_GOLDEN_MISMATCH', 'off');
    catalog.note('insurance', { refusal: { version: 2, changedAt: '', problem, attempts: 1, retryAtMs: Infinity } });
    catalog.swap(await makeModel(3));
    const entry = catalog.entry('insurance');
    expect([entry?.serving?.version, entry?.previous?.manifest.version, entry?.refusal]).toEqual([3, 1, undefined]);
  });
});

describe('ModelCatalog.hold', () => {
  it('takes a model out of service after the requests that it has begun, and is not missing it', async () => {
    const catalog = new ModelCatalog();
    const [one, other] = await Promise.all([makeModel(1), makeModel(1)]);
    catalog.swap(one);
    catalog.swap({ ...other, name: 'other' });
    catalog.isLoading = false;
    const answer = defer<number>();
    const inFlight = catalog.use('insurance', () => answer.promise);
    catalog.hold('insurance');
    expect(codeOf(() => catalog.find('insurance'))).toBe('MODEL_NOT_READY');
    expect([catalog.isReady, catalog.missing, one.isClosed()]).toEqual([true, [], false]);
    answer.resolve(7);
    expect(await inFlight).toBe(7);
    catalog.hold('other');
    expect(catalog.isReady).toBe(false);
    await catalog.onApplicationShutdown();
    expect(one.isClosed()).toBe(true);
  });

  it('lasts until the model is released, and means nothing for one that is unknown', async () => {
    const catalog = new ModelCatalog();
    catalog.swap(await makeModel(1));
    for (const name of ['insurance', 'wine']) catalog.hold(name);
    expect([catalog.entry('insurance')?.isHeld, catalog.entry('wine')]).toEqual([true, undefined]);
    for (const name of ['insurance', 'wine']) catalog.release(name);
    expect([catalog.entry('insurance')?.isHeld, catalog.entry('wine')]).toEqual([false, undefined]);
  });
});

describe('ModelCatalog.missing', () => {
  it('names what was named or found at the start, and not what appeared later', async () => {
    const catalog = new ModelCatalog();
    catalog.add('insurance', 'found');
    catalog.add('wine', 'named');
    catalog.add('draft', 'found');
    catalog.add('late', 'appeared');
    catalog.note('draft', { check: unreleased });
    catalog.note('wine', { check: unreleased });
    expect(catalog.missing).toEqual(['insurance', 'wine', 'draft']);
    catalog.swap(await makeModel(1));
    expect(catalog.missing).toEqual(['wine']);
  });
});

describe('ModelCatalog.find', () => {
  it('says whether a model is to come, was refused, or is not there', async () => {
    const catalog = new ModelCatalog();
    expect(codeOf(() => catalog.find('insurance'))).toBe('MODEL_NOT_READY');
    catalog.add('insurance', 'found');
    catalog.isLoading = false;
    expect(codeOf(() => catalog.find('insurance'))).toBe('MODEL_NOT_READY');
    expect(codeOf(() => catalog.find('wine'))).toBe('MODEL_NOT_FOUND');
    catalog.swap(await makeModel(1));
    expect(catalog.find('insurance').version).toBe(1);
    catalog.withdraw('insurance');
    expect(codeOf(() => catalog.find('insurance'))).toBe('MODEL_NOT_READY');
    catalog.remove('insurance');
    expect(codeOf(() => catalog.find('insurance'))).toBe('MODEL_NOT_FOUND');
  });
});
