import type { RunningCluster } from '../../testing/start-cluster';

/** Gives a node power or takes it away; when it is off, none of its processes is left. */
export async function switchNode({ control }: RunningCluster, node: string, power: 'on' | 'off'): Promise<void> {
  const answer = await fetch(`${control}/nodes/${node}`, { method: 'PUT', body: JSON.stringify({ power }) });
  if (!answer.ok) throw new Error(`expected ${node} to be switched ${power}, got ${await answer.text()}`);
}
