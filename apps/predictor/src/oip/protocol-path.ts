/** Below which path clients speak the Open Inference Protocol v2, and expect its errors. */
export const PROTOCOL_PATH = '/v2';

/** Tells whether a URL, with or without its query, belongs to the protocol. */
export function isProtocolUrl(url: string): boolean {
  return /^\/v2(?:[/?]|$)/.test(url);
}
