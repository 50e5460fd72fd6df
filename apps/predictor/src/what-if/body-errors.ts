import { type FieldError, Problem } from '@medcast/problem';

/** Collects everything that is wrong with a body, so that all of it is told at once. */
export class BodyErrors {
  private readonly errors: FieldError[] = [];

  get count(): number {
    return this.errors.length;
  }

  /** Adds what is wrong with the question itself. */
  refuse(path: string, message: string, allowed?: FieldError['allowed']): void {
    this.errors.push({ path, code: 'WHAT_IF_INVALID', message, ...(allowed && { allowed }) });
  }

  /** Adds what is wrong with a value of a field, or with a name. */
  add(...errors: readonly FieldError[]): void {
    this.errors.push(...errors);
  }

  /** @throws Problem RECORD_INVALID where nothing but the record is wrong, else WHAT_IF_INVALID; nothing where all is well */
  throwIfAny(): void {
    if (this.errors.length === 0) return;
    const isOfRecord = this.errors.every(({ path }) => path === '/record' || path.startsWith('/record/'));
    const detail = this.errors.map(({ message }) => message).join('; ');
    throw new Problem(isOfRecord ? 'RECORD_INVALID' : 'WHAT_IF_INVALID', detail, { errors: this.errors });
  }
}
