import { rolldown } from 'rolldown';

/** Builds the program that the end-to-end tests start: apart from `dist/apps`, so that nobody's build lies beside it. */
export default async function buildPredictor() {
  process.env.PREDICTOR_OUTPUT = 'dist/under-test/apps/predictor/main.js';
  const { default: config } = await import('../../rolldown.config.mjs');
  const build = await rolldown(config);
  await build.write(config.output);
  await build.close();
}
