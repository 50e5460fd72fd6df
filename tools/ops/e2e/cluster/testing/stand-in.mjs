// Stands in for the predictor and the form in tests of the CLI: the same paths and metrics, and faults on demand.
import { createServer } from 'node:http';

const { VERSION = '0', FAULT = 'none', PORTS = '3000,8080' } = process.env;
const EVERY = 4;
const counts = { ok: 0, failed: 0 };

if (FAULT === 'crash') {
  console.error('SETTINGS_INVALID: MODELS: expected a URI, got "bucket"');
  process.exit(7);
}
if (FAULT === 'memory') {
  const kept = [];
  setInterval(() => kept.push(Buffer.alloc(8 << 20, 1)), 5);
}

function renderMetrics() {
  const route = 'method="POST",route="/api/v1/predict"';
  return [
    `medcast_model_info{model="insurance",version="${VERSION}",state="ready"} 1`,
    `medcast_http_requests_total{${route},status="200"} ${counts.ok}`,
    `medcast_http_requests_total{${route},status="500"} ${counts.failed}`,
    `medcast_predictions_total{model="insurance",version="${VERSION}"} ${counts.ok}`,
    '',
  ].join('\n');
}

function answer(request, response) {
  const [path = '/'] = (request.url ?? '/').split('?');
  if (path === '/metrics') return response.end(renderMetrics());
  if (path === '/health/ready' && FAULT === 'unready') {
    response.statusCode = 503;
    const models = {
      status: 'down',
      models: [{ name: 'insurance', code: 'BUNDLE_CORRUPT', detail: 'expected a hash' }],
    };
    return response.end(JSON.stringify({ status: 'error', details: { models } }));
  }
  if (path.startsWith('/api/')) {
    const isFailed = FAULT === 'errors' && (counts.ok + counts.failed) % EVERY === 0;
    counts[isFailed ? 'failed' : 'ok'] += 1;
    response.statusCode = isFailed ? 500 : 200;
  }
  return response.end(JSON.stringify({ version: VERSION, path }));
}

const servers = [...PORTS.split(','), '3001'].map((port) => createServer(answer).listen(Number(port), '0.0.0.0'));
console.log(JSON.stringify({ msg: 'listening', version: VERSION }));
process.on('SIGTERM', () => {
  for (const server of servers) server.close();
  setTimeout(() => process.exit(0), 200);
});
