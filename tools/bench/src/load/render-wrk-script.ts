import type { Question } from '../question';

/** Starts the line of the results among what wrk prints for people. */
export const RESULT_MARK = 'medcast-result ';

/** Renders the Lua script with which wrk asks a question, and prints its figures as JSON at the end. */
export function renderWrkScript({ path, headers }: Question, bodyFile: string): string {
  const fields = Object.entries(headers).map(([name, value]) => `wrk.headers[${quote(name)}] = ${quote(value)}`);
  return [
    `local file = assert(io.open(${quote(bodyFile)}, "rb"))`,
    'wrk.body = file:read("*a")',
    'file:close()',
    'wrk.method = "POST"',
    `wrk.path = ${quote(path)}`,
    ...fields,
    'function done(summary, latency)',
    '  local e = summary.errors',
    `  io.write(string.format(${quote(`${RESULT_MARK}${RESULT_FORMAT}\n`)},`,
    '    summary.requests - e.status, summary.duration, e.connect + e.read + e.write + e.status + e.timeout,',
    '    summary.bytes, latency:percentile(50), latency:percentile(99)))',
    'end',
    '',
  ].join('\n');
}

const RESULT_FORMAT = '{"requests":%d,"durationUs":%d,"failures":%d,"bytesReceived":%d,"p50Us":%.1f,"p99Us":%.1f}';

/** As a string of Lua, which escapes what we use as JSON does. */
function quote(text: string): string {
  return JSON.stringify(text);
}
