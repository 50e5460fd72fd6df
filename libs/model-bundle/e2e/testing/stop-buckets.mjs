import { once } from 'node:events';

/** Lets the bucket servers end. */
export default async function stopBuckets() {
  const testbed = globalThis.medcastTestbed;
  const exit = once(testbed, 'exit');
  testbed.stdin.end();
  await exit;
}
