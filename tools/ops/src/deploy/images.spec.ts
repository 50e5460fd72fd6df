import { problemOf } from '../testing/problem-of';
import { checkImages, nameOfImage, overrideImages, parseImageOverride } from './images';

const ZEROS = '0'.repeat(64);

function podWith(image: string) {
  const spec = {
    template: {
      spec: { containers: [{ name: 'predictor', image }], initContainers: [{ name: 'i', image: 'busybox:1' }] },
    },
  };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'predictor' }, spec };
}

describe('parseImageOverride', () => {
  it('adds to those before', () => {
    const first = parseImageOverride('predictor=r.example.com:5000/p/medcast-predictor@sha256:1');
    expect(parseImageOverride('web=medcast-web:2', first)).toEqual({
      predictor: 'r.example.com:5000/p/medcast-predictor@sha256:1',
      web: 'medcast-web:2',
    });
  });

  it.each(['', 'predictor', 'predictor=', 'other=x', '=x', 'predictor=a b'])('refuses %j', (text) => {
    expect(() => parseImageOverride(text)).toThrow('expected ROLE=REFERENCE with a role of predictor, web, training');
  });
});

describe('nameOfImage', () => {
  it.each([
    ['medcast-predictor', 'medcast-predictor'],
    ['medcast-predictor:dev', 'medcast-predictor'],
    ['localhost:5000/p/medcast-web:1@sha256:ab', 'medcast-web'],
    ['r.example.com/medcast-web@sha256:ab', 'medcast-web'],
  ])('finds in %s the name %s', (reference, name) => {
    expect(nameOfImage(reference)).toBe(name);
  });
});

describe('overrideImages', () => {
  it('puts the image into every container of that role, and leaves others', () => {
    const [object] = overrideImages([podWith('r/medcast-predictor:1')], { predictor: 'r/medcast-predictor:2' });
    expect(object).toEqual(podWith('r/medcast-predictor:2'));
  });

  it('refuses a role that the overlay does not have', async () => {
    const problem = await problemOf(async () => overrideImages([podWith('r/medcast-predictor:1')], { web: 'x' }));
    expect(problem).toMatchObject({ code: 'USAGE' });
    expect(problem.detail).toContain('expected an image medcast-web in the overlay to replace, got only');
  });
});

describe('checkImages', () => {
  it('refuses a digest of zeros and says how to get one', async () => {
    const problem = await problemOf(async () => checkImages([podWith(`r/medcast-predictor@sha256:${ZEROS}`)], 'prod'));
    expect(problem.code).toBe('IMAGE_NOT_PINNED');
    expect(problem.detail).toContain('only zeros for r/medcast-predictor; "medcast image push --record prod"');
  });

  it('accepts tags and digests', () => {
    expect(() => checkImages([podWith('a:1'), podWith(`b@sha256:${'1'.repeat(64)}`)], 'prod')).not.toThrow();
  });
});
