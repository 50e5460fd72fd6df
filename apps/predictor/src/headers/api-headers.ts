/**
 * What every answer that is no page says to a browser that is made to show it: nothing in it may run, load anything or be
 * framed, and it is what its type says (OWASP REST Security Cheat Sheet).
 */
export const API_HEADERS = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const;
