import { RECORD } from '../question';
import { toBinaryQuestion, toInferenceQuestion } from './inference-question';

describe('toInferenceQuestion', () => {
  it('has one tensor for each field', () => {
    const { inputs } = JSON.parse(toInferenceQuestion([RECORD, RECORD]).body.toString()) as { inputs: unknown[] };

    expect(inputs).toHaveLength(6);
    expect(inputs[2]).toEqual({ name: 'bmi', datatype: 'FP64', shape: [2], data: [RECORD.bmi, RECORD.bmi] });
  });
});

describe('toBinaryQuestion', () => {
  it('has the bytes of each tensor behind its head, as long as the head says', () => {
    const { headers, body } = toBinaryQuestion([RECORD, RECORD, RECORD]);
    const length = Number(headers['Inference-Header-Content-Length']);
    const head = JSON.parse(body.toString('utf8', 0, length)) as {
      inputs: { name: string; parameters: { binary_data_size: number } }[];
    };
    const sizes = head.inputs.map(({ parameters }) => parameters.binary_data_size);

    expect(sizes).toEqual([24, 30, 24, 24, 18, 39]);
    expect(body).toHaveLength(length + 159);
    expect(body.readBigInt64LE(length)).toBe(BigInt(RECORD.age));
    expect(body.toString('utf8', length + 28, length + 34)).toBe('female');
    expect(body.readDoubleLE(length + 54)).toBe(RECORD.bmi);
  });
});
