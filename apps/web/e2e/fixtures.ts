import { test as base } from '@playwright/test';
import { FormPage } from './form-page';

/** Playwright's test with the form at hand. */
export const test = base.extend<{ form: FormPage }>({
  form: async ({ page }, use) => {
    await use(new FormPage(page));
  },
});

export { expect } from '@playwright/test';
