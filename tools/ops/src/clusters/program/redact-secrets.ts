const REDACTED = '[redacted]';

/** What looks like a secret, each with what may stay in front of it. */
const SECRETS: readonly RegExp[] = [
  // Flags and members by name: --password x, "password": "x", AccountKey=x
  /((?:password|passwd|secret(?:[_-]?access[_-]?key)?|access[_-]?token|refresh[_-]?token|id[_-]?token|account[_-]?key|client[_-]?secret|api[_-]?key|shared[_-]?access[_-]?signature)["']?\s*[:=]\s*["']?)[^\s"',;]+/gi,
  /(--(?:password|secret|token|client-secret|account-key)[= ])\S+/gi,
  /(\bBearer\s+)[\w.~+/=-]+/gi,
  // Tokens of Google, keys of AWS, JSON web tokens, private keys.
  /()\bya29\.[\w-]+/g,
  /()\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /()\beyJ[\w-]+\.[\w-]+\.[\w-]+/g,
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /([?&]sig=)[^&\s]+/g,
];

/** A text without what looks like a secret. */
export function redactSecrets(text: string): string {
  return SECRETS.reduce((redacted, secret) => redacted.replace(secret, `$1${REDACTED}`), text);
}
