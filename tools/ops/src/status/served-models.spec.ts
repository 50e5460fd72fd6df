import { parseMetrics } from '../metrics/parse-metrics';
import { toServedModels } from './served-models';

function told(pod: string, ...versions: readonly string[]) {
  const lines = versions.map((version) => {
    const [model, number, state] = version.split(' ');
    return `medcast_model_info{model="${model}",version="${number}",state="${state}"} 1`;
  });
  return { pod, samples: parseMetrics(lines.join('\n')) };
}

describe('toServedModels', () => {
  it('counts the pods of each version, and leaves out the past', () => {
    const models = toServedModels([
      told('a', 'insurance 10 ready', 'insurance 9 previous', 'iris 1 ready'),
      told('b', 'insurance 9 ready', 'insurance 10 refused', 'iris 1 ready'),
      { pod: 'c', samples: undefined },
    ]);
    expect(models).toEqual([
      { model: 'insurance', version: '9', state: 'ready', pods: ['b'] },
      { model: 'insurance', version: '10', state: 'ready', pods: ['a'] },
      { model: 'insurance', version: '10', state: 'refused', pods: ['b'] },
      { model: 'iris', version: '1', state: 'ready', pods: ['a', 'b'] },
    ]);
  });
});
