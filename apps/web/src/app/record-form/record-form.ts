import { Component, computed, ElementRef, inject, input, model, signal } from '@angular/core';
import { form, submit, type TreeValidationResult, validateTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { type FieldError, parseFieldPointer } from '@medcast/problem';
import { compileRecordParser, type FormModel, type ValidRecord } from '@medcast/record-schema';
import { ChoiceField } from './choice-field';
import { DateField } from './date-field';
import { describeFieldError, messageBeside } from './describe-field-error';
import { focusField } from './focus-field';
import { toFormEntries } from './form-entry';
import { FormSummary } from './form-summary';
import { InputField } from './input-field';
import { emptyTexts, exampleTexts, type RecordTexts } from './record-texts';
import { SelectField } from './select-field';
import { SuggestField } from './suggest-field';
import { ToggleField } from './toggle-field';

/** Sends a checked record off; gives back what the server finds wrong with single fields. */
export type SendRecord = (record: ValidRecord) => Promise<readonly FieldError[]>;

/** A form drawn from its model and checked, as one types, by the parser of its schema. */
@Component({
  selector: 'mc-record-form',
  imports: [ChoiceField, DateField, FormSummary, InputField, MatButton, SelectField, SuggestField, ToggleField],
  templateUrl: './record-form.html',
  styleUrl: './record-form.scss',
})
export class RecordForm {
  readonly formModel = input.required<FormModel>();
  readonly texts = model.required<RecordTexts>();
  readonly send = input.required<SendRecord>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly parser = computed(() => compileRecordParser(this.formModel().schema));
  private readonly parse = computed(() => this.parser().parseText(this.texts()));

  protected readonly fields = form(this.texts, (path) => {
    validateTree(path, () => this.toTreeErrors(this.refusals()));
  });
  protected readonly entries = computed(() => toFormEntries(this.formModel(), this.fields));
  protected readonly isSending = computed(() => this.fields().submitting());
  protected readonly wasRefused = signal(false);
  protected readonly wrongEntries = computed(() => this.entries().filter((entry) => entry.tree().invalid()));
  protected readonly warnings = computed(() => this.warningsByField());

  /** Sends the record, or shows what is wrong and leads to the first such field. */
  async submit(): Promise<void> {
    if (this.isSending()) return;
    await submit(this.fields, { action: () => this.sendRecord() });
    const firstWrong = this.wrongEntries()[0];
    this.wasRefused.set(firstWrong !== undefined);
    if (firstWrong !== undefined) this.focus(firstWrong.control.name);
  }

  protected fillInExample(): void {
    this.startOver(exampleTexts(this.formModel()));
  }

  protected clear(): void {
    this.startOver(emptyTexts(this.formModel()));
  }

  protected focus(name: string): void {
    focusField(this.host.nativeElement, name);
  }

  private startOver(texts: RecordTexts): void {
    this.fields().reset(texts);
    this.wasRefused.set(false);
  }

  private async sendRecord(): Promise<TreeValidationResult> {
    const parse = this.parse();
    return this.toTreeErrors(parse.ok ? await this.send()(parse.record) : parse.errors);
  }

  private refusals(): readonly FieldError[] {
    const parse = this.parse();
    return parse.ok ? [] : parse.errors;
  }

  private toTreeErrors(errors: readonly FieldError[]): TreeValidationResult {
    return errors.flatMap((error) => {
      const entry = this.findEntry(error.path);
      if (entry === undefined) return [];
      const { tree, declaration } = entry;
      return [{ kind: error.code, message: describeFieldError(error, declaration), fieldTree: tree }];
    });
  }

  private warningsByField(): Readonly<Record<string, string>> {
    const parse = this.parse();
    if (!parse.ok) return {};
    return Object.fromEntries(
      parse.warnings.flatMap(({ path, message }) => {
        const entry = this.findEntry(path);
        return entry === undefined ? [] : [[entry.control.name, messageBeside(message, entry.declaration)]];
      }),
    );
  }

  private findEntry(path: string) {
    const name = parseFieldPointer(path);
    return this.entries().find((entry) => entry.control.name === name);
  }
}
