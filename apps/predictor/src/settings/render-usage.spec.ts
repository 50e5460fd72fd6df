import { predictorSettings } from '@medcast/deploy-contract';
import { renderUsage } from './render-usage';

describe('renderUsage', () => {
  it('names every variable with its default', () => {
    const usage = renderUsage();
    for (const name of Object.keys(predictorSettings)) expect(usage).toContain(`  ${name}`);
    expect(usage).toContain('(default 3000)');
  });
});
