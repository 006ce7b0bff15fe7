/** Sorting a million rows of numbers without objects: least significant digit first, 16 bits a pass. */

/** A column of the key: 16 bits of it from each row. */
export interface Digit {
  readonly column: Uint16Array | Uint32Array;
  readonly shift: 0 | 16;
}

/** The row numbers in the order of the key, whose digits are given from the least to the most significant. Stable. */
export function radixOrder(rows: number, digits: readonly Digit[]): Uint32Array {
  let order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  let next = new Uint32Array(rows);
  for (const { column, shift } of digits) {
    const starts = startsOf(rows, column, shift);
    for (let at = 0; at < rows; at++) {
      const row = order[at] ?? 0;
      const digit = ((column[row] ?? 0) >>> shift) & 0xffff;
      const to = starts[digit] ?? 0;
      starts[digit] = to + 1;
      next[to] = row;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Where the rows of each digit begin. */
function startsOf(rows: number, column: Uint16Array | Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(65_537);
  for (let row = 0; row < rows; row++) {
    const digit = (((column[row] ?? 0) >>> shift) & 0xffff) + 1;
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  for (let digit = 1; digit <= 65_536; digit++) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  return starts;
}
