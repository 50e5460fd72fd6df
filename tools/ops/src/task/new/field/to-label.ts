/**
 * What a person reads for a column: its name in words.
 *
 * @example toLabel('petal_length (cm)') // 'Petal length (cm)'
 * @example toLabel('petalLength') // 'Petal length'
 * @example toLabel('BMI') // 'BMI'
 */
export function toLabel(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])(?=[a-z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/([a-z\d])([A-Z]+)$/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .replace(/([^\s.])\.([^\s.\d])/g, '$1 $2')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
