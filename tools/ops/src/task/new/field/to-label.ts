/**
 * What a person reads for a column: its name in words.
 *
 * @example toLabel('petal_length (cm)') // 'Petal length (cm)'
 * @example toLabel('petalLength') // 'Petal length'
 * @example toLabel('BMI') // 'BMI'
 * @example toLabel('Installed KiB') // 'Installed KiB': words already
 */
export function toLabel(name: string): string {
  const words = (/\s/.test(name.trim()) ? name : splitIntoWords(name)).replace(/[_\s]+/g, ' ').trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

function splitIntoWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])(?=[a-z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/([a-z\d])([A-Z]+)$/g, '$1 $2')
    .replace(/([^\s.])\.([^\s.\d])/g, '$1 $2');
}
