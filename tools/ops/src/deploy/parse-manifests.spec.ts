import { problemOf } from '../testing/problem-of';
import { parseManifests } from './parse-manifests';

describe('parseManifests', () => {
  it('keeps every field, also one that nobody knows, and texts that look like something else', () => {
    const yaml = `apiVersion: v1
kind: ConfigMap
metadata: { name: a }
data: { date: 2026-11-21, answer: "yes", number: "1" }
unknown: { deep: [1] }
---
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: b }
`;
    expect(parseManifests(yaml)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'a' },
        data: { date: '2026-11-21', answer: 'yes', number: '1' },
        unknown: { deep: [1] },
      },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'b' } },
    ]);
  });

  it.each(['a: 1', '[1]', 'text', 'apiVersion: v1\nkind: Pod', 'apiVersion: v1\nkind: Pod\nmetadata: {}'])(
    'refuses %j',
    async (yaml) => {
      expect(await problemOf(() => parseManifests(yaml))).toMatchObject({ code: 'OVERLAY_INVALID' });
    },
  );
});
