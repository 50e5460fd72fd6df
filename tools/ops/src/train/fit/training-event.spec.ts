import { createProgressSpeaker } from './progress-speaker';
import { renderTrainingEvent } from './render-training-event';
import { parseTrainingEvent } from './training-event';

const progress = { event: 'progress', done: 12, total: 500, label: 'boosted-trees' } as const;

describe('parseTrainingEvent', () => {
  it.each([
    [{ event: 'step', name: 'export' }],
    [progress],
    [{ ...progress, secondsLeft: 42 }],
    [{ ...progress, secondsLeft: null }],
    [{ event: 'failed', code: 'TOO_FEW_ROWS', message: 'expected more' }],
  ])('reads %j', (event) => {
    expect(parseTrainingEvent(JSON.stringify(event))).toEqual(event);
  });

  it.each(['', 'a library says hello', '{not json', '{"event":"dance"}', '{"event":"progress","done":1}'])(
    'takes %j for no event',
    (line) => {
      expect(parseTrainingEvent(line)).toBeUndefined();
    },
  );
});

describe('renderTrainingEvent', () => {
  it.each([
    [progress, 'boosted-trees: 12 of 500'],
    [{ ...progress, secondsLeft: null }, 'boosted-trees: 12 of 500'],
    [{ ...progress, secondsLeft: 0 }, 'boosted-trees: 12 of 500, about 10 seconds left'],
    [{ ...progress, secondsLeft: 41 }, 'boosted-trees: 12 of 500, about 50 seconds left'],
    [{ ...progress, secondsLeft: 100 }, 'boosted-trees: 12 of 500, about 2 minutes left'],
    [{ ...progress, done: 500, secondsLeft: 0 }, 'boosted-trees: 500 of 500'],
    [{ event: 'step', name: 'export' } as const, 'export'],
    [{ event: 'failed', code: 'TOO_FEW_ROWS', message: 'expected more' } as const, 'expected more'],
  ])('says %j', (event, text) => {
    expect(renderTrainingEvent(event)).toBe(text);
  });
});

describe('createProgressSpeaker', () => {
  function hear(times: number): string[] {
    const said: string[] = [];
    const speak = createProgressSpeaker((text) => said.push(text), times);
    speak({ event: 'step', name: 'candidates' });
    for (let done = 1; done <= 100; done += 1) {
      speak({ ...progress, label: done % 2 === 0 ? 'mean' : 'linear', done, total: 100 });
    }
    speak({ event: 'step', name: 'export' });
    return said;
  }

  it('says each step, and each tenth of it in a log', () => {
    expect(hear(10)).toHaveLength(13);
    expect(hear(10)).toEqual(expect.arrayContaining(['candidates', 'mean: 10 of 100', 'mean: 100 of 100', 'export']));
  });

  it('says on a terminal what is being fitted now', () => {
    expect(hear(1000)).toHaveLength(102);
  });
});
