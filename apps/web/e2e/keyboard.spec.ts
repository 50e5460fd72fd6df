import { expect, test } from './fixtures';

test('works without a mouse', async ({ form, page }) => {
  await form.open();
  await form.text('Age').focus();
  await page.keyboard.type('35');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(form.field('sex').getByRole('radio', { name: 'Female' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.type('24.5');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(form.field('smoker').getByRole('radio', { name: 'Yes' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(form.submitButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.expected).toBeVisible();
  await expect(form.submitButton).toBeFocused();
});

test('reaches everything on the way, with the focus in view', async ({ form, page }) => {
  await form.open();
  const stops = [
    page.getByRole('link', { name: 'Skip to content' }),
    page.getByRole('link', { name: 'Medcast, start page' }),
    ...(await page.getByRole('navigation', { name: 'Models' }).getByRole('link').all()),
    page.getByRole('link', { name: 'API' }),
    page.getByRole('button', { name: 'About this model' }),
    page.getByRole('button', { name: 'Fill in an example' }),
    page.getByRole('button', { name: 'Clear' }),
    form.text('Age'),
  ];
  for (const stop of stops) {
    await page.keyboard.press('Tab');
    await expect(stop).toBeFocused();
    await expect(stop).toBeInViewport();
  }
});

test('skips to the content', async ({ form, page }) => {
  await form.open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(/\/models\/insurance$/);
});

test('sends the form with Enter from a field', async ({ form }) => {
  await form.open();
  await form.fillInExample();
  await form.text('Age').press('Enter');
  await expect(form.expected).toBeVisible();
});
