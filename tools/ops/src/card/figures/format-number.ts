const wholeNumber = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const shortNumber = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** A number for people: whole from a thousand up, else to four significant digits: "2,512", "27.93", "−0.05", "3.1e-7". */
export function formatNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential(1).replace(/^-/, '−');
  const text = (Math.abs(value) >= 1000 ? wholeNumber : shortNumber).format(value);
  return text === '-0' ? '0' : text.replace('-', '−');
}
