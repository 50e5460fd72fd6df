import { join } from 'node:path';

/** Path of a program in a Python virtual environment. */
export function executableIn(environment: string, name: string): string {
  return process.platform === 'win32' ? join(environment, 'Scripts', `${name}.exe`) : join(environment, 'bin', name);
}
