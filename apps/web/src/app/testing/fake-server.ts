import type { FetchedAnswer, FetchPort } from '../api/fetch-port';

/** A request as the fake server saw it. */
export interface SeenRequest {
  readonly url: string;
  readonly body: unknown;
}

interface AnswerOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A fetch port that answers from a table which a test may change while it runs. */
export class FakeServer {
  readonly seen: SeenRequest[] = [];
  private readonly answers = new Map<string, () => Promise<FetchedAnswer>>();

  readonly fetchPort: FetchPort = (url, init) => {
    this.seen.push({ url, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    const answer = this.answers.get(url);
    return answer === undefined ? Promise.reject(new TypeError(`nothing answers at ${url}`)) : answer();
  };

  answer(url: string, body: unknown, { status = 200, headers = {} }: AnswerOptions = {}): void {
    this.answers.set(url, () => Promise.resolve(toAnswer(body, status, headers)));
  }

  /** Leaves requests open until the returned function is called. */
  hold(url: string, body: unknown): () => void {
    const { promise, resolve } = Promise.withResolvers<FetchedAnswer>();
    this.answers.set(url, () => promise);
    return () => resolve(toAnswer(body, 200, {}));
  }
}

function toAnswer(body: unknown, status: number, headers: Readonly<Record<string, string>>): FetchedAnswer {
  return {
    ok: status < 400,
    status,
    headers: { get: (name) => headers[name] ?? null },
    json: () => Promise.resolve(body),
  };
}
