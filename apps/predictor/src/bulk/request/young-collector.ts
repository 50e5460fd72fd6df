import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of body after which young memory is looked through. */
const EVERY_BYTES = 4 * 1024 * 1024;

/**
 * Frees the memory of pieces of bodies soon after they came. Their bytes are not in V8's heap, which hardly grows while
 * they come; so V8 does not look through the young part of it, where they would be found (half a millisecond), but when
 * they are too many through all of it: several times a second, each for tens of milliseconds, in which nobody is answered.
 */
export class YoungCollector {
  private bytes = 0;
  private collect: Collect | undefined;

  /** Hears of a piece that came. */
  add(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes < EVERY_BYTES) return;
    this.bytes = 0;
    this.collect ??= findCollector();
    this.collect({ type: 'minor' });
  }
}

type Collect = (options: { readonly type: 'minor' }) => void;

/** V8's own function, which only a context that is made after the flag was set has. */
function findCollector(): Collect {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return typeof collect === 'function'
    ? (options) => void Reflect.apply(collect, undefined, [options])
    : () => undefined;
}
