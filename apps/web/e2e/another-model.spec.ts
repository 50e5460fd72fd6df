import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { gardenAnswer, gardenModels, gardenSchema, wideSchema } from './garden-model';

test.beforeEach(async ({ page }) => {
  await page.route('**/api/v1/models', (route) => route.fulfill({ json: gardenModels }));
  await page.route('**/api/v1/models/garden/schema', (route) => route.fulfill({ json: gardenSchema }));
  await page.route('**/api/v1/models/garden/predict?*', (route) => route.fulfill({ json: gardenAnswer }));
});

test('draws the form of any model that is served, with a choice among them', async ({ form, page }) => {
  await form.open();
  await expect(page).toHaveURL(/\/models\/insurance$/);
  await page.getByRole('navigation', { name: 'Models' }).getByRole('link', { name: 'Garden plants' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Garden plants');
  await form.text('Height').fill('1.2');
  await page.getByRole('combobox', { name: 'Soil' }).click();
  await page.getByRole('option', { name: 'Loam' }).click();
  await page.getByRole('switch', { name: 'Evergreen' }).click();
  const [request] = await Promise.all([page.waitForRequest(/\/garden\/predict/), form.submit()]);
  expect(request.postDataJSON()).toEqual({
    height: 1.2,
    soil: 'loam',
    evergreen: true,
    note: null,
    nursery: null,
    planted: null,
  });
});

test('answers with a category: its label, the probabilities and what else is possible', async ({ form, page }) => {
  await form.open('/models/garden');
  await form.fillInExample();
  await form.submit();
  await expect(page.getByTestId('label')).toHaveText('Holly');
  await expect(page.getByText('In 90 of 100 such cases the truth is Holly or Ivy.', { exact: true })).toBeVisible();
  await expect(page.locator('mc-probabilities-chart li')).toHaveText([/Holly.*70\.0%/, /Ivy.*25\.0%/, /Fern.*5\.0%/]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('takes a date, and a value that its list does not have, with a warning', async ({ form, page }) => {
  await form.open('/models/garden');
  await form.fillInExample();
  await page.getByLabel('Planted (optional)').fill('2025-06-01');
  await page.getByLabel('Nursery (optional)').fill('Elsewhere');
  await expect(page.getByTestId('field-warning')).toHaveText('The model has seen Kew, Wisley, not Elsewhere');
  await expect(page.locator('datalist option')).toHaveText(['Kew', 'Wisley']);
  const [request] = await Promise.all([page.waitForRequest(/\/garden\/predict/), form.submit()]);
  expect(request.postDataJSON()).toMatchObject({ planted: '2025-06-01', nursery: 'Elsewhere' });
});

test('refuses a date outside its bounds beside its field', async ({ form, page }) => {
  await form.open('/models/garden');
  await page.getByLabel('Planted (optional)').fill('1989-12-31');
  await page.getByLabel('Planted (optional)').blur();
  await expect(page.locator('[data-field=planted] mat-error')).toHaveText(
    'Expected a date from 1990-01-01 to 2029-12-31 (YYYY-MM-DD), got "1989-12-31".',
  );
});

for (const width of [320, 1280]) {
  test(`stays readable with thirty fields, ${width} pixels wide`, async ({ form, page }) => {
    await page.route('**/api/v1/models/garden/schema', (route) => route.fulfill({ json: wideSchema }));
    await page.setViewportSize({ width, height: 900 });
    await form.open('/models/garden');
    await expect(page.locator('[data-field]')).toHaveCount(30);
    await form.expectNoSidewaysScrolling();
    await form.submit();
    await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(29);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}

test('works the list of a select by keyboard, 320 pixels wide', async ({ form, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await form.open('/models/garden');
  const soil = page.getByRole('combobox', { name: 'Soil' });
  await soil.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(soil).toHaveText('Clay');
  await form.expectNoSidewaysScrolling();
});
