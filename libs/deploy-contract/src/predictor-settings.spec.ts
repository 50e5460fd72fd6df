import { predictorSettings, type SettingDeclaration } from './predictor-settings';
import { probePaths } from './probe-paths';

const declarations: readonly [string, SettingDeclaration][] = Object.entries(predictorSettings);

describe('predictorSettings', () => {
  it.each(declarations)('%s has a default that it would accept itself', (_name, setting) => {
    if (setting.default === undefined) return;
    if (setting.kind === 'integer') {
      expect(setting.default).toMatch(/^\d+$/);
      expect(Number(setting.default)).toBeGreaterThanOrEqual(setting.minimum ?? 0);
      expect(Number(setting.default)).toBeLessThanOrEqual(setting.maximum ?? Infinity);
    } else if (setting.kind === 'share') {
      expect(Number(setting.default)).toBeGreaterThanOrEqual(0);
      expect(Number(setting.default)).toBeLessThanOrEqual(1);
    } else {
      expect(setting.choices ?? [setting.default]).toContain(setting.default);
    }
  });

  it.each(declarations)('%s says in a sentence what it does', (name, setting) => {
    expect(name).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(setting.description).toMatch(/^[A-Z].*\.$/);
  });

  it('keeps connections longer than the load balancers of the large clouds do', () => {
    // AWS ELB idles out after 60 s, Google's HTTP load balancers after 600 s.
    expect(Number(predictorSettings.KEEP_ALIVE_SECONDS.default)).toBeGreaterThan(600);
  });
});

describe('probePaths', () => {
  it('are three different paths', () => {
    expect(new Set(Object.values(probePaths)).size).toBe(3);
  });
});
