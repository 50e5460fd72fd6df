import type { AbstractControl } from '@angular/forms';
import type { Field } from '@angular/forms/signals';
import type { ErrorStateMatcher } from '@angular/material/core';

/** Shows errors as one types, and on fields that were left, but never on a form that nobody has touched. */
export class TouchedOrDirtyMatcher implements ErrorStateMatcher {
  isErrorState(control: AbstractControl | null): boolean {
    return control !== null && control.invalid && (control.touched || control.dirty);
  }

  isSignalErrorState(field: Field<unknown> | null): boolean {
    const state = field?.();
    return state !== undefined && state.invalid() && (state.touched() || state.dirty());
  }
}
