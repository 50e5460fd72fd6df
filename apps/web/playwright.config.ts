import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const workspaceRoot = join(import.meta.dirname, '../..');
const PORT = 4310;
const ADMIN_PORT = 4311;

/** The built form, served by the built predictor, in the machine's own Chromium. */
export default defineConfig({
  testDir: './e2e',
  outputDir: join(workspaceRoot, 'tmp/web-e2e'),
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./e2e/count-reporter.ts', { outputFile: join(workspaceRoot, 'test-results/web-e2e.json') }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node dist/apps/predictor/main.js',
    cwd: workspaceRoot,
    env: { PORT: String(PORT), ADMIN_PORT: String(ADMIN_PORT), LOG_LEVEL: 'warn' },
    url: `http://127.0.0.1:${PORT}/health/ready`,
    reuseExistingServer: false,
    timeout: 60_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
