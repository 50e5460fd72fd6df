/** Thrown where a job waits or goes on and is not wanted any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
