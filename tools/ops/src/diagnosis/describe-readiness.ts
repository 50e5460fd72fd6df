const LONGEST = 300;

/**
 * What a predictor says at `/health/ready`, in a sentence: the code and detail of each thing that is down.
 *
 * @param text the body, as terminus writes it
 * @returns undefined where it says nothing
 */
export function describeReadiness(text: string): string | undefined {
  const told = new Set(findProblems(parse(text)));
  const sentence = told.size > 0 ? [...told].join('; ') : text.trim();
  if (sentence === '') return undefined;
  return sentence.length > LONGEST ? `${sentence.slice(0, LONGEST)}…` : sentence;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Not JSON: its text is told as it is.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function findProblems(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((member) => findProblems(member));
  if (!('code' in value) || typeof value.code !== 'string') return [...inner, ...sentenceOf(value)];
  const name = 'name' in value && typeof value.name === 'string' ? `${value.name}: ` : '';
  const detail = 'detail' in value && typeof value.detail === 'string' ? `: ${value.detail}` : '';
  return [`${name}${value.code}${detail}`];
}

/** terminus writes a reason without a code as `message`. */
function sentenceOf(value: object): readonly string[] {
  const isDown = 'status' in value && value.status === 'down';
  return isDown && 'message' in value && typeof value.message === 'string' ? [value.message] : [];
}
