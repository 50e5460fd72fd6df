import { expect, test } from './fixtures';

const cases = [
  { what: 'a text for a number', label: 'Body mass index', name: 'bmi', typed: 'heavy', says: 'got "heavy"' },
  { what: 'a decimal comma', label: 'Body mass index', name: 'bmi', typed: '27,9', says: 'after a point' },
  { what: 'a number below its bounds', label: 'Body mass index', name: 'bmi', typed: '9', says: 'from 10 to 80 kg/m²' },
  { what: 'a number above its bounds', label: 'Age', name: 'age', typed: '121', says: 'from 0 to 120 years' },
  { what: 'a fraction for a whole number', label: 'Children', name: 'children', typed: '1.5', says: 'a whole number' },
  { what: 'infinity', label: 'Age', name: 'age', typed: 'Infinity', says: 'from 0 to 120 years' },
];

for (const { what, label, name, typed, says } of cases) {
  test(`says beside the field that it cannot take ${what}`, async ({ form }) => {
    await form.open();
    await form.fillInExample();
    await form.text(label).fill(typed);
    await expect(form.error(name)).toContainText(says);
    await expect(form.text(label)).toHaveAttribute('aria-invalid', 'true');
    await expect(form.text(label)).toHaveAccessibleDescription(new RegExp(says.replace(/[.^]/g, '\\$&')));
    await form.submit();
    await expect(form.text(label)).toBeFocused();
    await expect(form.alert).toContainText('One entry needs your attention:');
    await expect(form.expected).toBeHidden();
  });
}

test('names every empty field, leads to the first and lets go of each as it is filled in', async ({ form }) => {
  await form.open();
  await form.submit();
  await expect(form.text('Age')).toBeFocused();
  await expect(form.alert.getByRole('listitem')).toHaveText([
    'Age',
    'Sex',
    'Body mass index',
    'Children',
    'Smoker',
    'Region',
  ]);
  await expect(form.error('smoker')).toHaveText('Please choose No or Yes.');
  await form.field('smoker').getByRole('radio', { name: 'No' }).check();
  await expect(form.error('smoker')).toHaveText('');
  await expect(form.alert.getByRole('listitem')).toHaveCount(5);
  await form.alert.getByRole('button', { name: 'Region' }).click();
  await expect(form.field('region').getByRole('radio').first()).toBeFocused();
});

test('says nothing of an error before one has been there', async ({ form }) => {
  await form.open();
  await expect(form.page.locator('mat-error')).toHaveCount(0);
  await form.text('Age').focus();
  await form.text('Body mass index').focus();
  await expect(form.error('age')).toHaveText('Please enter a whole number from 0 to 120 years.');
});

test('warns beside the field and next to the answer outside of what the model has seen', async ({ form }) => {
  await form.open();
  await form.fillInExample();
  await form.text('Age').fill('97');
  await expect(form.field('age').getByTestId('field-warning')).toContainText('The model has seen');
  await form.submit();
  await expect(form.expected).toBeVisible();
  await expect(form.warnings.getByRole('listitem')).toContainText(['Age']);
  await form.text('Age').fill('40');
  await form.submit();
  await expect(form.warnings.getByRole('listitem')).toHaveCount(0);
});
