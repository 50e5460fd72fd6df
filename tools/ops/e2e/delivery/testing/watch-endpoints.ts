import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Delivery } from './delivery-bench';

/** A watch on who gets the requests of a Service. */
export interface EndpointsWatch {
  /** @returns how many endpoints were ready, at first and after each change */
  stop(): Promise<readonly number[]>;
}

/** Begins to watch the predictor's endpoints: every change of them, where samples could miss one. */
export function watchEndpoints({ cluster, namespace }: Delivery): EndpointsWatch {
  const words = ['--kubeconfig', cluster.kubeconfig, '--namespace', namespace, 'get', 'endpointslices', '--watch'];
  const chosen = ['--selector', 'kubernetes.io/service-name=predictor'];
  const output = ['--output', 'jsonpath={.endpoints[*].conditions.ready}{"\\n"}'];
  const child = spawn(cluster.kubectl, [...words, ...chosen, ...output], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = text(child.stdout);
  return {
    async stop() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
      const lines = (await said).split('\n').slice(0, -1);
      return lines.map((line) => line.split(' ').filter((ready) => ready === 'true').length);
    },
  };
}
