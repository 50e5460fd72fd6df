import { canaryNames, predictorPaths, webProbePath } from './routing';
import { probePaths } from './probe-paths';
import { SETTINGS_MAP, workloads } from './workloads';

describe('predictorPaths', () => {
  it('are different paths, each from the root and without a slash behind', () => {
    expect(new Set(predictorPaths).size).toBe(predictorPaths.length);
    for (const path of predictorPaths) expect(path).toMatch(/^\/[a-z0-9-]+$/);
  });

  it('leave the probes of both workloads to those who probe', () => {
    for (const path of [webProbePath, ...Object.values(probePaths)]) {
      expect(predictorPaths.filter((each) => path === each || path.startsWith(`${each}/`))).toEqual([]);
    }
  });
});

describe('canaryNames', () => {
  it('are names that no workload has, and one Service for each track', () => {
    const names = Object.values(workloads).map(({ name }): string => name);

    expect(Object.values(canaryNames).filter((name) => names.includes(name))).toEqual([]);
    expect(canaryNames.service).not.toBe(canaryNames.stableService);
  });
});

describe('SETTINGS_MAP', () => {
  it('is the name of no workload, which Kustomize would take for the ConfigMap', () => {
    expect(Object.keys(workloads)).not.toContain(SETTINGS_MAP);
  });
});
