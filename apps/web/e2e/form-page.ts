import { expect, type Locator, type Page } from '@playwright/test';

const SCHEMA = '**/api/v1/models/*/schema';
const PREDICT = '**/api/v1/models/*/predict?*';

/** The form as a person sees it. */
export class FormPage {
  readonly submitButton: Locator;
  readonly expected: Locator;
  readonly alert: Locator;
  readonly warnings: Locator;

  constructor(readonly page: Page) {
    this.submitButton = page.getByRole('button', { name: 'Estimate', exact: true });
    this.expected = page.getByTestId('expected');
    this.alert = page.getByRole('alert');
    this.warnings = page.locator('mc-warnings-list');
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await expect(this.submitButton).toBeVisible();
  }

  async fillInExample(): Promise<void> {
    await this.page.getByRole('button', { name: 'Fill in an example' }).click();
  }

  async submit(): Promise<void> {
    await this.submitButton.click();
  }

  async answerExample(): Promise<void> {
    await this.open();
    await this.fillInExample();
    await this.submit();
    await expect(this.expected).toBeVisible();
  }

  /** The card that asks what if; it loads where it comes into view. */
  async showWhatIf(): Promise<Locator> {
    const card = this.page.locator('mc-what-if-card');
    await this.page.getByText('What if one entry were different?').scrollIntoViewIfNeeded();
    await expect(card.getByRole('heading', { level: 3 })).toBeVisible();
    return card;
  }

  text(label: string): Locator {
    return this.page.getByRole('textbox', { name: label });
  }

  /** Everything that stands with one field: label, control, notes, error, warning. */
  field(name: string): Locator {
    return this.page.locator(`[data-field="${name}"]`);
  }

  error(name: string): Locator {
    return this.field(name).locator('mat-error, .error');
  }

  async breakSchema(): Promise<void> {
    await this.page.route(SCHEMA, (route) => route.abort());
  }

  async mendSchema(): Promise<void> {
    await this.page.unroute(SCHEMA);
  }

  async breakPredictions(): Promise<void> {
    await this.page.route(PREDICT, (route) => route.abort());
  }

  async refusePredictions(status: number, problem: object, headers: Record<string, string> = {}): Promise<void> {
    await this.page.route(PREDICT, (route) =>
      route.fulfill({ status, headers, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
  }

  async mendPredictions(): Promise<void> {
    await this.page.unroute(PREDICT);
  }

  /** Keeps predictions waiting until the returned function is called. */
  async holdPredictions(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    await this.page.route(PREDICT, async (route) => {
      await promise;
      await route.continue();
    });
    return () => resolve(undefined);
  }

  async expectNoSidewaysScrolling(): Promise<void> {
    const overflow = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  }
}
