import { judgeGates } from './judge-gates';

const passed = { name: 'parity', passed: true, figure: 1e-8, required: 1e-5 };
const coverage = { name: 'coverage', passed: false, figure: 0.912, required: 0.94, detail: 'share of unseen rows' };
const linear = { name: 'better than linear (expected)', passed: false, figure: 0.01, required: 0.02 };

describe('judgeGates', () => {
  it('has nothing to record where every gate was passed, whatever reason is given', () => {
    expect(judgeGates([passed], undefined)).toBeUndefined();
    expect(judgeGates([passed], 'because I can')).toBeUndefined();
  });

  it('names each gate that was missed, its figure and what it needs', () => {
    expect(() => judgeGates([passed, coverage, linear], undefined)).toThrow(
      expect.objectContaining({
        code: 'GATE_REFUSED',
        detail:
          'expected the model to pass every gate, got 2 of 3 missed; better data or other candidates help; ' +
          '--override REASON publishes it all the same and says so for ever:\n' +
          '  coverage: needs 0.94, got 0.912 (share of unseen rows)\n' +
          '  better than linear (expected): needs 0.02, got 0.01',
      }),
    );
  });

  it('records who takes it upon themselves, and for what', () => {
    expect(judgeGates([passed, coverage, linear], 'a test')).toEqual({
      reason: 'a test',
      gates: ['coverage', 'better than linear (expected)'],
    });
  });

  it.each(['parity', 'golden'])('lets nobody override %s, for no server would load the model', (name) => {
    const missed = { ...passed, name, passed: false };
    expect(() => judgeGates([missed], 'because I can')).toThrow('cannot be overridden');
  });
});
