import { get } from './requests';

/** What readiness says of one model. */
export interface ModelHealth {
  readonly status: number;
  readonly state: string;
  readonly version: number | null;
  readonly channel: {
    readonly version: number | null;
    readonly lastCheck: string;
    readonly ageSeconds: number;
    readonly lastError?: string;
  };
  readonly refused?: { readonly version: number; readonly code: string };
  readonly code?: string;
}

/** Asks readiness for a model, insurance by default. */
export async function healthOf(url: string, model = 'insurance'): Promise<ModelHealth> {
  const { status, body } = await get(`${url}/health/ready`);
  const models: readonly (ModelHealth & { readonly name: string })[] = Object(body['details']).models?.models ?? [];
  const found = models.find(({ name }) => name === model);
  if (found === undefined) throw new Error(`expected ${model} in ${JSON.stringify(body)}, got none`);
  return { ...found, status };
}
