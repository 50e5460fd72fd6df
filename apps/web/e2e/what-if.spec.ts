import { expect, test } from './fixtures';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

test('draws how the estimate changes with an entry, and reads it off by the keyboard', async ({ form, page }) => {
  await form.answerExample();
  const [answered] = await Promise.all([page.waitForResponse(/\/what-if$/), form.showWhatIf()]);
  const { axes, points, estimate } = await answered.json();
  const card = page.locator('mc-what-if-card');

  expect(axes[0].field).toBe('bmi');
  await expect(card.getByRole('img', { name: 'Chart.' })).toHaveAccessibleName(
    new RegExp(`As entered, at 27.9 kg/m², it is ${dollars.format(estimate.expected).replace('$', '\\$')}`),
  );
  const slider = card.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('End');
  const { expected, interval } = points.at(-1).estimate;
  const read = `${dollars.format(expected)}, between ${dollars.format(interval.lower)} and ${dollars.format(interval.upper)}`;
  await expect(card.getByTestId('reading')).toContainText(read);
  await expect(slider).toHaveAttribute('aria-valuetext', new RegExp('^53.13 kg/m²: '));
});

test('compares the choices of an entry, and has the same as a table', async ({ form, page }) => {
  await form.answerExample();
  const card = await form.showWhatIf();
  const [answered] = await Promise.all([
    page.waitForResponse(/\/what-if$/),
    card.getByLabel('Entry to vary').selectOption('Smoker'),
  ]);
  const { points } = await answered.json();

  await expect(card.locator('mc-choices-chart li')).toHaveCount(2);
  await card.getByText('Show as a table').click();
  await expect(card.getByRole('row')).toHaveCount(3);
  await expect(card.getByRole('row').last()).toContainText(dollars.format(points[1].estimate.expected));
});

test('follows the next estimate and keeps the entry that was picked', async ({ form, page }) => {
  await form.answerExample();
  const card = await form.showWhatIf();
  await card.getByLabel('Entry to vary').selectOption('Age');
  await expect(card.getByRole('heading', { level: 3 })).toContainText('by Age');
  await form.field('smoker').getByRole('radio', { name: 'Yes' }).check();
  const [request] = await Promise.all([page.waitForRequest(/\/what-if$/), form.submit()]);

  expect(request.postDataJSON()).toMatchObject({ record: { smoker: 'yes' }, vary: [{ field: 'age' }] });
});

test('asks nothing before it comes into view', async ({ form, page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/what-if')) asked += 1;
  });
  await form.answerExample();
  await expect(form.expected).toBeInViewport();
  expect(asked).toBe(0);

  await form.showWhatIf();

  await expect.poll(() => asked).toBe(1);
});

for (const width of [320, 360, 1280]) {
  test(`fits into ${width} pixels`, async ({ form, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await form.answerExample();
    const card = await form.showWhatIf();
    await card.getByText('Show as a table').click();
    await form.expectNoSidewaysScrolling();
    const { x = 0, width: outer = 0 } = (await card.boundingBox()) ?? {};
    for (const part of ['mc-curve-chart', 'mc-curve-table', '.legend']) {
      const box = await card.locator(part).boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(x + outer);
    }
  });
}

test('keeps the sign of a sum with its figure', async ({ form, page }) => {
  for (const width of [320, 360, 400]) {
    await page.setViewportSize({ width, height: 800 });
    await form.answerExample();
    for (const figure of await page.locator('mc-contributions-chart .sum b').all()) {
      const lines = await figure.evaluate((element) => element.getClientRects().length);
      expect(lines).toBe(1);
    }
  }
});
