/** What an answer says beside its own: it is kept nowhere, and it is JSON and nothing else. */
export const ANSWER_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

export const JSON_TYPE = 'application/json; charset=utf-8';
