import { expect, test } from './fixtures';

test('answers the example with a figure, its interval, its reasons and its model', async ({ form, page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await form.open();
  await expect(page).toHaveURL(/\/models\/insurance$/);
  await expect(page).toHaveTitle('Medical insurance charges · Medcast');
  await form.fillInExample();
  const [response] = await Promise.all([page.waitForResponse(/\/predict\?explain=true$/), form.submit()]);
  const { estimate, explanation, model } = await response.json();

  const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
  await expect(form.expected).toHaveText(dollars.format(estimate.expected));
  const { lower, upper } = estimate.interval;
  const sentence = `95 of 100 people like this are charged between ${dollars.format(lower)} and ${dollars.format(upper)}.`;
  await expect(page.locator('mc-regression-result > p').last()).toHaveText(sentence);
  await expect(page.getByRole('img', { name: sentence })).toBeVisible();
  await expect(page.locator('mc-contributions-chart li')).toHaveCount(explanation.contributions.length);
  await expect(page.locator('mc-contributions-chart .sum')).toContainText(dollars.format(explanation.base));
  await expect(page.getByText(`Answered by ${model.name}, version ${model.version}.`)).toBeVisible();
  await expect(form.warnings.getByRole('listitem')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('sends what was typed as typed values', async ({ form, page }) => {
  await form.open('/models/insurance');
  await form.text('Age').fill('19');
  await form.text('Body mass index').fill('27.9');
  await form.text('Children').fill('0');
  await form.field('sex').getByRole('radio', { name: 'Female' }).check();
  await form.field('smoker').getByRole('radio', { name: 'Yes' }).check();
  await form.field('region').getByRole('radio', { name: 'Southwest' }).check();
  const [request] = await Promise.all([page.waitForRequest(/\/predict\?explain=true$/), form.submit()]);
  expect(request.postDataJSON()).toEqual({
    age: 19,
    sex: 'female',
    bmi: 27.9,
    children: 0,
    smoker: 'yes',
    region: 'southwest',
  });
  await expect(form.expected).toBeVisible();
});

test('asks once however often one presses, and is busy meanwhile', async ({ form, page }) => {
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/predict?')) asked += 1;
  });
  await form.open();
  await form.fillInExample();
  const release = await form.holdPredictions();
  await form.submit();
  const busy = page.getByRole('button', { name: 'Estimating …' });
  await expect(busy).toBeDisabled();
  await form.text('Age').press('Enter');
  release();
  await expect(form.expected).toBeVisible();
  expect(asked).toBe(1);
});

test('mutes the answer when an entry changes and brings it up to date on demand', async ({ form, page }) => {
  await form.answerExample();
  const before = await form.expected.textContent();
  await form.field('smoker').getByRole('radio', { name: 'Yes' }).check();
  await expect(page.getByText('The entries have changed since this estimate.')).toBeVisible();
  await form.submit();
  await expect(page.getByText('The entries have changed since this estimate.')).toBeHidden();
  await expect(form.expected).not.toHaveText(before ?? '');
});

test('shows the model card and comes back', async ({ form, page }) => {
  await form.open();
  const opener = page.getByRole('button', { name: 'About this model' });
  await opener.click();
  const card = page.getByRole('dialog', { name: 'About this model' });
  await expect(card.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(opener).toBeFocused();
});

test('says that an address leads nowhere', async ({ page }) => {
  await page.goto('/nowhere/at/all');
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
});
