import { probePaths } from '@medcast/deploy-contract';

/** What a person at the terminal needs to know once the predictor has started. */
export interface ReadyState {
  readonly url: string;
  readonly isReady: boolean;
  readonly hasForm: boolean;
}

/** Renders the one line that a terminal shows once the predictor has started. */
export function renderReadyLine({ url, isReady, hasForm }: ReadyState): string {
  if (!isReady)
    return `\nMedcast is up at ${url}, but a model is missing: ${url}${probePaths.readiness} says which.\n\n`;
  const form = hasForm ? `Open ${url} for the form` : 'The form is not built (npx nx build web)';
  return `\nMedcast is ready. ${form}, ${url}/docs for the API.\n\n`;
}
