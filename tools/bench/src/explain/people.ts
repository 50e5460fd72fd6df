import type { RECORD } from '../question';

/** Someone to ask about. */
export type Person = Readonly<Record<keyof typeof RECORD, number | string>>;

const SEXES = ['female', 'male'];
const REGIONS = ['northeast', 'northwest', 'southeast', 'southwest'];

/** People who share values with each other, as people do; the same every time. */
export function peopleOf(count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    age: 18 + ((index * 7) % 47),
    sex: SEXES[index % 2] ?? '',
    bmi: 17 + ((index * 37) % 300) / 10,
    children: (index * 3) % 5,
    smoker: index % 5 === 0 ? 'yes' : 'no',
    region: REGIONS[(index * 5) % 4] ?? '',
  }));
}
