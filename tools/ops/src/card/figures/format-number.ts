const wholeNumber = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const shortNumber = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** A number for people: whole from a thousand up, else four significant digits. "2,512", "27.93", "−0.05". */
export function formatNumber(value: number): string {
  const text = (Math.abs(value) >= 1000 ? wholeNumber : shortNumber).format(value);
  return text === '-0' ? '0' : text.replace('-', '−');
}
