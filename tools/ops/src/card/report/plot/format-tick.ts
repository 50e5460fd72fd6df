const compactNumber = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 });

/** A round number as short as a tick needs it: "0.85", "10K", "−2.5K". */
export function formatTick(value: number): string {
  const text = compactNumber.format(value);
  return text === '-0' ? '0' : text.replace('-', '−');
}
