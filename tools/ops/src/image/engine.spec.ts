import { renderCall } from '../clusters/program/program-call';
import { buildCalls, type EngineName, type ImageBuild, pushCalls } from './engine';
import { parseRegistry } from './parse-registry';

const build: ImageBuild = {
  role: 'predictor',
  tag: '4f1c2a9b0d3e',
  revision: '4f1c2a9b0d3e5f60718293a4b5c6d7e8f9012345',
  epochSeconds: 1_700_000_000,
  openFiles: 20_000,
  options: ['--no-cache'],
  archive: 'dist/images/predictor.tar',
};
const push = { role: 'web', tag: 'v1', digestFile: '/tmp/d' } as const;

function callsOf(engine: EngineName, registry: string): string[] {
  return pushCalls(engine, { ...push, registry: parseRegistry(registry) }).map(renderCall);
}

describe('buildCalls', () => {
  it.each(['buildah', 'podman', 'docker'] as const)('builds with %s into its storage and an archive', (engine) => {
    expect(buildCalls(engine, build).map(renderCall)).toMatchSnapshot();
  });

  it.each(['buildah', 'podman', 'docker'] as const)('gives files in %s a time that no commit changes', (engine) => {
    const calls = buildCalls(engine, build).map(renderCall).join();
    expect(calls).toMatch(/(--timestamp|SOURCE_DATE_EPOCH)=315532800 /);
    expect(calls).toContain('image.created=2023-11-14T22:13:20.000Z');
  });
});

describe('pushCalls', () => {
  it('speaks plain http with this machine alone', () => {
    expect(callsOf('buildah', 'localhost:5000')).toEqual([
      'buildah push --quiet --format=oci --tls-verify=false --digestfile=/tmp/d medcast-web:v1 docker://localhost:5000/medcast-web:v1',
    ]);
    expect(callsOf('podman', 'gcr.io/p')).toEqual([
      'podman push --quiet --format=oci --digestfile=/tmp/d medcast-web:v1 docker://gcr.io/p/medcast-web:v1',
    ]);
  });

  it('has docker tag before it pushes', () => {
    expect(callsOf('docker', 'medcast.azurecr.io')).toEqual([
      'docker tag docker.io/library/medcast-web:v1 medcast.azurecr.io/medcast-web:v1',
      'docker push --quiet medcast.azurecr.io/medcast-web:v1',
    ]);
  });
});
