import { expect, test } from './fixtures';
import { bmiRefused, overloaded } from './problems';

test('tells that the form could not be loaded, and loads it on another try', async ({ form, page }) => {
  await form.breakSchema();
  await page.goto('/models/insurance');
  await expect(form.alert).toContainText('The server cannot be reached.');
  await expect(form.alert).toContainText('NETWORK_UNREACHABLE');
  await form.mendSchema();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(form.submitButton).toBeVisible();
});

test('tells that the list of models could not be loaded, and loads it on another try', async ({ form, page }) => {
  await page.route('**/api/v1/models', (route) => route.abort());
  await page.goto('/');
  await expect(form.alert).toContainText('NETWORK_UNREACHABLE');
  await page.unroute('**/api/v1/models');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(form.submitButton).toBeVisible();
});

test('keeps the entries when the server cannot be reached, and asks again', async ({ form, page }) => {
  await form.open();
  await form.fillInExample();
  await form.breakPredictions();
  await form.submit();
  await expect(form.alert).toContainText('The server cannot be reached.');
  await form.mendPredictions();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(form.expected).toBeVisible();
  await expect(form.alert).toHaveCount(0);
});

test('says with its code that the server is busy, and when to try again', async ({ form }) => {
  await form.open();
  await form.fillInExample();
  await form.refusePredictions(503, overloaded, { 'retry-after': '5' });
  await form.submit();
  await expect(form.alert).toContainText('The server has more work than it can take.');
  await expect(form.alert).toContainText('Try again in about 5 seconds.');
  await expect(form.alert).toContainText('OVERLOADED');
});

test('says of an answer that is none of ours that it cannot be read', async ({ form, page }) => {
  await form.open();
  await form.fillInExample();
  await page.route('**/predict?*', (route) => route.fulfill({ status: 502, body: '<html>Bad gateway</html>' }));
  await form.submit();
  await expect(form.alert).toContainText('ANSWER_UNREADABLE');
});

test('puts what the server refuses beside its field', async ({ form }) => {
  await form.open();
  await form.fillInExample();
  await form.refusePredictions(400, bmiRefused);
  await form.submit();
  await expect(form.error('bmi')).toHaveText('Expected a number from 10 to 25 kg/m², got 27.9.');
  await expect(form.text('Body mass index')).toBeFocused();
  await form.mendPredictions();
  await form.text('Body mass index').fill('24');
  await expect(form.error('bmi')).toHaveCount(0);
  await form.submit();
  await expect(form.expected).toBeVisible();
});

test('says that a model is not served', async ({ form, page }) => {
  await page.goto('/models/no-such-model');
  await expect(form.alert).toContainText('MODEL_NOT_FOUND');
});
