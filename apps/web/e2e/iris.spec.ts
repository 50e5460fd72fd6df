import { expect, test } from './fixtures';

test('switches to the embedded flower classifier and answers with labels that are possible', async ({ form, page }) => {
  await form.open();
  await page.getByRole('navigation', { name: 'Models' }).getByRole('link', { name: 'Iris species' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Iris species');
  await form.fillInExample();
  await form.submit();
  await expect(page.getByTestId('label')).toHaveText('Iris setosa');
  await expect(page.locator('mc-probabilities-chart li').first()).toContainText('Iris setosa');
  await expect(page.getByText(/^In \d+ of 100 such cases the truth is Iris setosa\.$/)).toBeVisible();
});
