import fc from 'fast-check';
import { Ring } from './ring';

describe('Ring', () => {
  it('gives the other end what was written, in its order, and never more than there is room for', () => {
    const sizes = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(sizes, (steps) => {
        const memory = new SharedArrayBuffer(16);
        const writer = new Ring(memory);
        const reader = new Ring(memory);
        const written: number[] = [];
        const read: number[] = [];
        const waiting: number[] = [];
        for (const [size, reads] of steps) {
          const source = Uint8Array.from({ length: size }, (_, index) => (written.length + index) % 251);
          const count = writer.write(source);
          written.push(...source.subarray(0, count));
          if (count > 0) waiting.push(count);
          expect(written.length - read.length).toBeLessThanOrEqual(16);
          for (let done = 0; done < reads % 3 && waiting.length > 0; done++) {
            const next = waiting.shift() ?? 0;
            read.push(...reader.read(next));
            writer.release(next);
          }
        }
        for (const next of waiting) read.push(...reader.read(next));
        expect(read).toEqual(written);
      }),
    );
  });
});
