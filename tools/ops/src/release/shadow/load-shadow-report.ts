import { readFile } from 'node:fs/promises';
import { parseShadowReport, type ShadowReport } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import { resolveFromCaller } from '../../cli/resolve-from-caller';
import { reasonOf } from '../../table/reason-of';

/** How long a predictor may take to answer. */
const TIMEOUT_MS = 10_000;

/**
 * Loads a shadow report from a file, or from a predictor's admin port: `http://127.0.0.1:3001/shadow`.
 *
 * @throws Problem SHADOW_REPORT_UNREACHABLE, SHADOW_REPORT_INVALID
 */
export async function loadShadowReport(place: string): Promise<ShadowReport> {
  const text = await (/^https?:\/\//i.test(place) ? download(place) : readFile(resolveFromCaller(place), 'utf8')).catch(
    (error: unknown) => {
      const detail = `expected a shadow report at ${place}, got ${reasonOf(error)}; take it from GET /shadow on the predictor's admin port`;
      throw new Problem('SHADOW_REPORT_UNREACHABLE', detail, { cause: error });
    },
  );
  return parseShadowReport(parseJson(text));
}

async function download(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.ok) return response.text();
  throw new Error(`the answer ${response.status}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Something else than JSON is something else than a report: its parser says what was expected.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
