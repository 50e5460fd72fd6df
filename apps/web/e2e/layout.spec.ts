import { expect, test } from './fixtures';

test.describe('320 pixels wide', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('stacks form and answer without sideways scrolling', async ({ form, page }) => {
    await form.open();
    await form.expectNoSidewaysScrolling();
    await form.submit();
    await expect(form.alert).toBeVisible();
    await form.expectNoSidewaysScrolling();
    await form.fillInExample();
    await form.text('Age').fill('97');
    await form.submit();
    await expect(form.expected).toBeInViewport();
    await form.expectNoSidewaysScrolling();
    const entries = await page.locator('mc-record-form').boundingBox();
    const outcome = await page.locator('mc-estimate-result').boundingBox();
    expect(outcome?.y).toBeGreaterThan((entries?.y ?? 0) + (entries?.height ?? 0));
  });

  test('shows the model card and a failure without sideways scrolling', async ({ form, page }) => {
    await form.open();
    await page.getByRole('button', { name: 'About this model' }).click();
    await expect(page.getByRole('dialog').getByRole('heading', { level: 3 }).first()).toBeVisible();
    await form.expectNoSidewaysScrolling();
    await page.getByRole('button', { name: 'Close' }).click();
    await form.breakPredictions();
    await form.fillInExample();
    await form.submit();
    await expect(form.alert).toBeInViewport();
    await form.expectNoSidewaysScrolling();
  });
});

test.describe('1440 pixels wide', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('puts form and answer side by side', async ({ form, page }) => {
    await form.answerExample();
    const entries = await page.locator('mc-record-form').boundingBox();
    const outcome = await page.locator('mc-estimate-result').boundingBox();
    expect(outcome?.x).toBeGreaterThan((entries?.x ?? 0) + (entries?.width ?? 0));
    await form.expectNoSidewaysScrolling();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('follow the setting of the machine', async ({ form, page }) => {
      await form.open();
      const isDark = await page.evaluate(() => {
        const [red = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
        return red < 128;
      });
      expect(isDark).toBe(colorScheme === 'dark');
    });
  });
}
