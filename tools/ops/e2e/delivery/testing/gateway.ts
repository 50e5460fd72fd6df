import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Delivery } from './delivery-bench';
import { until } from './until';

const PORT = 8480;
const PREDICTOR_PORT = 3000;

/** A gateway in front of the predictor. */
export interface RunningGateway {
  /** Where programs in the cluster's network predict through it. */
  readonly predictUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts nginx in the cluster's network, as a gateway that tries again: it knows the pods' own addresses, as every
 * gateway's controller does, and sends to another what one has not answered. A prediction may be asked for twice.
 *
 * @param addresses of pods of the predictor
 */
export async function startGateway(
  { cluster, folder }: Delivery,
  addresses: readonly string[],
): Promise<RunningGateway> {
  const place = join(folder, 'gateway');
  const listen = `${cluster.address}:${PORT}`;
  mkdirSync(place);
  writeFileSync(join(place, 'nginx.conf'), renderConfig(listen, addresses));
  // It ends with these tests, however they end.
  const words = ['--pdeathsig', 'KILL', ...cluster.exec, 'nginx', '-p', place, '-c', 'nginx.conf', '-e', 'error.log'];
  const child = spawn('setpriv', words, { stdio: 'ignore' });
  await until('the gateway', () => isServing([...cluster.exec], `http://${listen}/health/ready`));
  return {
    predictUrl: `http://${listen}/api/v1/predict`,
    async stop() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}

/** One process; who does not answer is left alone for some seconds, as a gateway ejects an outlier. */
function renderConfig(listen: string, addresses: readonly string[]): string {
  const servers = addresses.map((address) => `server ${address}:${PREDICTOR_PORT} max_fails=1 fail_timeout=10s;`);
  return `daemon off;
master_process off;
pid pid;
error_log error.log;
events {}
http {
  access_log off;
  client_body_temp_path client-body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  upstream predictor {
    ${servers.join('\n    ')}
    keepalive 8;
  }
  server {
    listen ${listen};
    location / {
      proxy_pass http://predictor;
      proxy_http_version 1.1;
      proxy_set_header connection "";
      proxy_connect_timeout 1s;
      proxy_read_timeout 3s;
      proxy_next_upstream error timeout http_502 http_503 http_504 non_idempotent;
      proxy_next_upstream_tries ${addresses.length};
    }
  }
}
`;
}

async function isServing(exec: readonly string[], url: string): Promise<true | undefined> {
  const script = `fetch('${url}').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`;
  const [command, ...words] = [...exec, process.execPath, '--eval', script];
  const { exitCode } = await execa(command, words, { reject: false });
  return exitCode === 0 ? true : undefined;
}
