import { parseRegistry } from './parse-registry';

describe('parseRegistry', () => {
  it.each([
    ['artifact-registry', 'europe-west1-docker.pkg.dev/my-project/medcast'],
    ['artifact-registry', 'europe-docker.pkg.dev/my-project/medcast'],
    ['gcr', 'gcr.io/my-project'],
    ['gcr', 'eu.gcr.io/my-project/team'],
    ['ecr', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
    ['ecr', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop'],
    ['acr', 'medcast.azurecr.io'],
    ['docker-hub', 'docker.io/somebody'],
    ['other', 'harbor.example.com/shop'],
    ['other', 'registry.example.com:5000'],
  ])('knows a name of %s: %s', (kind, prefix) => {
    expect(parseRegistry(prefix)).toEqual({ kind, prefix, isLoopback: false });
  });

  it.each(['localhost:5000', '127.0.0.1:5000/medcast', '[::1]:5000', 'localhost'])(
    'knows that %s is this machine',
    (prefix) => {
      expect(parseRegistry(prefix)).toEqual({ kind: 'other', prefix, isLoopback: true });
    },
  );

  it.each([
    ['an address of the web', 'https://gcr.io/p', 'one of: REGION-docker.pkg.dev/PROJECT/REPOSITORY; gcr.io/PROJECT'],
    ['no project', 'gcr.io', 'gcr.io/PROJECT'],
    ['no repository', 'europe-west1-docker.pkg.dev/p', 'REGION-docker.pkg.dev/PROJECT/REPOSITORY'],
    ['no region', 'docker.pkg.dev/p/r', 'one of:'],
    ['a short account', '1234.dkr.ecr.eu-west-1.amazonaws.com', 'one of:'],
    ['no account', 'docker.io', 'docker.io/ACCOUNT'],
    ['capitals', 'Harbor.example.com', 'one of:'],
    ['a tag', 'harbor.example.com/shop:1', 'one of:'],
    ['a slash at the end', 'gcr.io/p/', 'gcr.io/PROJECT'],
    ['no host', 'shop', 'one of:'],
    ['nothing', '', 'one of:'],
  ])('refuses %s and says what was expected', (_, text, expected) => {
    let problem: unknown;
    try {
      parseRegistry(text);
    } catch (error) {
      problem = error;
    }
    expect(problem).toMatchObject({
      code: 'USAGE',
      detail: expect.stringContaining(`--registry: expected ${expected}`),
    });
    expect(problem).toMatchObject({ detail: expect.stringMatching(/; got ".*"$/) });
  });
});
