/** Mean and standard deviation of numbers that come one by one, without keeping them (Welford 1962). */
export class Moments {
  private n = 0;
  private average = 0;
  private squares = 0;

  add(value: number): void {
    this.n++;
    const before = value - this.average;
    this.average += before / this.n;
    this.squares += before * (value - this.average);
  }

  get count(): number {
    return this.n;
  }

  /** 0 of nothing. */
  get mean(): number {
    return this.average;
  }

  /** Sample standard deviation; 0 of fewer than two. */
  get sd(): number {
    return this.n < 2 ? 0 : Math.sqrt(this.squares / (this.n - 1));
  }
}
