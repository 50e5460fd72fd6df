import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { FormPage } from './form-page';
import { overloaded } from './problems';

const states: readonly { readonly name: string; readonly reach: (form: FormPage) => Promise<void> }[] = [
  { name: 'the empty form', reach: (form) => form.open() },
  {
    name: 'errors',
    reach: async (form) => {
      await form.open();
      await form.submit();
      await expect(form.alert).toBeVisible();
    },
  },
  { name: 'an answer', reach: (form) => form.answerExample() },
  {
    name: 'a curve with its table',
    reach: async (form) => {
      await form.answerExample();
      const card = await form.showWhatIf();
      await card.getByText('Show as a table').click();
      await expect(card.getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'the choices of an entry',
    reach: async (form) => {
      await form.answerExample();
      const card = await form.showWhatIf();
      await card.getByLabel('Entry to vary').selectOption('Region');
      await expect(card.locator('mc-choices-chart')).toBeVisible();
    },
  },
  {
    name: 'a stale answer with warnings',
    reach: async (form) => {
      await form.open();
      await form.fillInExample();
      await form.text('Age').fill('97');
      await form.submit();
      await expect(form.warnings.getByRole('listitem')).toHaveCount(3);
      await form.text('Age').fill('98');
      await expect(form.page.getByText('The entries have changed')).toBeVisible();
    },
  },
  {
    name: 'a failed estimate',
    reach: async (form) => {
      await form.open();
      await form.fillInExample();
      await form.refusePredictions(503, overloaded);
      await form.submit();
      await expect(form.alert).toBeVisible();
    },
  },
  {
    name: 'a form that could not be loaded',
    reach: async (form) => {
      await form.breakSchema();
      await form.page.goto('/models/insurance');
      await expect(form.alert).toBeVisible();
    },
  },
  {
    name: 'the model card',
    reach: async (form) => {
      await form.open();
      await form.page.getByRole('button', { name: 'About this model' }).click();
      await expect(form.page.getByRole('dialog').getByRole('heading', { level: 3 }).first()).toBeVisible();
    },
  },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours axe finds nothing wrong with`, () => {
    // Material fades its colours in; axe would measure them halfway.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const { name, reach } of states) {
      test(name, async ({ form, page }) => {
        await reach(form);
        await expectNothingWrong(page);
      });
    }
  });
}

async function expectNothingWrong(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) }))).toEqual([]);
}
