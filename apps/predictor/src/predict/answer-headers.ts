import { API_HEADERS } from '../headers/api-headers';

/** What an answer says beside its own: it is kept nowhere, and it is JSON and nothing else. */
export const ANSWER_HEADERS = { 'cache-control': 'no-store', ...API_HEADERS } as const;

export const JSON_TYPE = 'application/json; charset=utf-8';
