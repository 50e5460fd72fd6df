import type { PredictorSettingName } from '@medcast/deploy-contract';
import type { VertexSettings } from './settings';
import type { SettingsReader } from './settings-reader';

/** Vertex AI's own defaults have a colon: `/v1/endpoints/1/deployedModels/2:predict`. */
const ROUTE = /^(?:\/[A-Za-z0-9._~:@-]+)+$/;

/** First segments below which other contracts hold. */
const TAKEN = /^\/(?:api|v2|docs|docs-json|errors|health)(?:\/|$)/;

/** Reads the paths that Vertex AI names; a prediction may not be where another contract holds. */
export function readVertexSettings(reader: SettingsReader): VertexSettings {
  const healthRoute = readRoute(reader, 'AIP_HEALTH_ROUTE');
  const predictRoute = readRoute(reader, 'AIP_PREDICT_ROUTE');
  if (predictRoute !== undefined && TAKEN.test(predictRoute)) {
    const expected = 'a path that is not below /api, /v2, /docs, /docs-json, /errors or /health';
    reader.fail('AIP_PREDICT_ROUTE', { expected, got: JSON.stringify(predictRoute), advice: 'name another' });
  }
  return { healthRoute, predictRoute };
}

function readRoute(reader: SettingsReader, name: PredictorSettingName): string | undefined {
  const route = reader.text(name);
  if (route !== undefined && !ROUTE.test(route)) {
    reader.fail(name, { expected: 'a path such as /predict', got: JSON.stringify(route) });
  }
  return route;
}
