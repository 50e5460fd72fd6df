import type { ComponentFixture } from '@angular/core/testing';

/** Reads and works the page of a component as a person would. */
export class Page<T> {
  constructor(private readonly fixture: ComponentFixture<T>) {}

  get text(): string {
    return this.element.textContent.replace(/\s+/g, ' ').trim();
  }

  get element(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }

  one(selector: string): HTMLElement {
    const found = this.element.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`nothing on the page fits ${selector}`);
    return found;
  }

  input(selector: string): HTMLInputElement {
    const found = this.one(selector);
    if (!(found instanceof HTMLInputElement)) throw new Error(`${selector} is no input`);
    return found;
  }

  all(selector: string): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(selector)];
  }

  textsOf(selector: string): readonly string[] {
    return this.all(selector).map((element) => element.textContent.replace(/\s+/g, ' ').trim());
  }

  async press(name: string): Promise<void> {
    const button = this.all('button').find((candidate) => candidate.textContent.trim() === name);
    if (button === undefined) throw new Error(`there is no button "${name}"`);
    button.click();
    await this.settle();
  }

  async type(selector: string, text: string): Promise<void> {
    const control = this.input(selector);
    control.value = text;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.fixture.whenStable();
  }
}
