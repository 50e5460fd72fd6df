/** A body that came as CSV. */
export class CsvBody {
  constructor(readonly bytes: Buffer) {}
}
