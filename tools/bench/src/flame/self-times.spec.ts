import fc from 'fast-check';
import { groupOf } from './group-of';
import { renderFlame } from './render-flame';
import { sharesOfFunctions, sharesOfGroups } from './self-times';
import type { Frame, Stack } from './stack';
import { toFlameTree } from './to-tree';

const main: Frame = { name: 'node::Start', of: 'node' };
const parser: Frame = { name: 'llhttp__internal__run', of: 'node' };
const ours: Frame = { name: 'answer', of: 'apps/predictor/src/predict/predict-routes.ts:54:3' };
const write: Frame = { name: '__libc_write', of: 'libc.so.6' };
const kernel: Frame = { name: 'tcp_ack', of: 'kernel' };

describe('groupOf', () => {
  it.each<[readonly Frame[], string]>([
    [[main, ours, write, kernel], 'socket write'],
    [[main, ours, { name: 'v8::internal::Scavenger::Process', of: 'node' }], 'garbage collection'],
    [[main, { name: 'v8::internal::maglev::MaglevCompiler::Compile', of: 'node' }], 'compiler'],
    [[main, ours, { name: '[unknown]', of: 'libonnxruntime.so.1' }], 'onnxruntime'],
    [[main, ours, { name: 'v8::internal::JsonParser<unsigned char>::Parse', of: 'node' }], 'JSON.parse and stringify'],
    [[main, parser], 'HTTP parser'],
    [[main, parser, ours], 'apps/predictor/src/predict'],
    [[main, ours, { name: 'Builtins_StringAdd', of: 'node' }], 'apps/predictor/src/predict'],
    [[main, { name: 'onEnd', of: 'node_modules/fastify/lib/route.js:4:1' }], 'fastify'],
    [[main, { name: 'log', of: 'node_modules/@nestjs/core/x.js:4:1' }], '@nestjs/core'],
    [[main, { name: 'tick', of: 'node:internal/process/task_queues:72:4' }], 'node:internal/process'],
    [[main, kernel], 'kernel, other'],
    [[main], 'Node, native'],
    [[], 'Node, native'],
  ])('of %j is %s', (frames, group) => {
    expect(groupOf(frames)).toBe(group);
  });
});

describe('shares', () => {
  const anyStack = fc.record({
    frames: fc.array(fc.constantFrom(main, parser, ours, write, kernel), { minLength: 1, maxLength: 6 }),
    samples: fc.integer({ min: 1, max: 100 }),
  });

  it('add up to the whole, the largest first', () => {
    fc.assert(
      fc.property(fc.array(anyStack, { minLength: 1 }), (stacks: readonly Stack[]) => {
        for (const shares of [sharesOfGroups(stacks), sharesOfFunctions(stacks)].map((all) =>
          all.map((one) => one.share),
        )) {
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(shares).toEqual(shares.toSorted((one, other) => other - one));
        }
      }),
    );
  });

  it('name a function by where it stands', () => {
    expect(sharesOfFunctions([{ frames: [main, ours], samples: 3 }])).toEqual([
      { name: 'answer (apps/predictor/src/predict/predict-routes.ts:54)', share: 1 },
    ]);
  });

  it('draw the same graph whatever the order of the stacks', () => {
    fc.assert(
      fc.property(fc.array(anyStack, { minLength: 1, maxLength: 8 }), (stacks) => {
        const draw = (of: readonly Stack[]): string => renderFlame(toFlameTree(of), 'title');

        expect(draw(stacks.toReversed())).toBe(draw(stacks));
      }),
    );
  });
});

describe('renderFlame', () => {
  it('gives each slice the width of its samples and a title with its share', () => {
    const stacks = [
      { frames: [main, ours], samples: 3 },
      { frames: [main, { name: 'a<b>', of: 'x' }], samples: 1 },
    ];
    const svg = renderFlame(toFlameTree(stacks), 'The predictor & more');

    expect(svg).toContain('The predictor &amp; more');
    expect(svg).toContain('<title>a&lt;b&gt; x: 25.0 %</title>');
    expect(svg).toContain('<title>answer apps/predictor/src/predict/predict-routes.ts:54:3: 75.0 %</title>');
    expect(svg.match(/width="899\.5"/g)).toHaveLength(1);
  });
});
