/** What Go's `sort.Sort` is given. */
export interface Sortable {
  readonly length: number;
  readonly less: (i: number, j: number) => boolean;
  readonly swap: (i: number, j: number) => void;
}

/** Sorts as Go's `sort.Sort` does, comparison by comparison: equal elements end where they do in Go (pattern-defeating quicksort). */
export function goSort(data: Sortable): void {
  pdqsort(data, 0, data.length, bitLength(data.length));
}

/** A sorted copy of a list, by a comparison of its elements. */
export function goSorted<T>(items: readonly T[], less: (a: T, b: T) => boolean): T[] {
  const sorted = [...items];
  const at = (i: number): T => sorted[i] as T;
  goSort({
    length: sorted.length,
    less: (i, j) => less(at(i), at(j)),
    swap: (i, j) => {
      const kept = at(i);
      sorted[i] = at(j);
      sorted[j] = kept;
    },
  });
  return sorted;
}

const MAX_INSERTION = 12;
const SHORTEST_NINTHER = 50;
const MAX_SWAPS = 12;
const MAX_SHIFTS = 5;
const SHORTEST_SHIFTING = 50;

function bitLength(length: number): number {
  return length === 0 ? 0 : Math.floor(Math.log2(length)) + 1;
}

/** @param limit how many unbalanced partitions are borne before the rest is sorted by a heap */
function pdqsort(data: Sortable, from: number, to: number, limit: number): void {
  let [a, b, left] = [from, to, limit];
  let balanced = true;
  let partitioned = true;
  for (;;) {
    const length = b - a;
    if (length <= MAX_INSERTION) {
      insertionSort(data, a, b);
      return;
    }
    if (left === 0) {
      heapSort(data, a, b);
      return;
    }
    if (!balanced) {
      breakPatterns(data, a, b);
      left--;
    }
    const chosen = choosePivot(data, a, b);
    if (chosen.swaps === MAX_SWAPS) reverse(data, a, b);
    const pivot = chosen.swaps === MAX_SWAPS ? b - 1 - (chosen.pivot - a) : chosen.pivot;
    const increasing = chosen.swaps === 0 || chosen.swaps === MAX_SWAPS;
    if (balanced && partitioned && increasing && insertFew(data, a, b)) return;
    if (a > 0 && !data.less(a - 1, pivot)) {
      a = partitionEqual(data, a, b, pivot);
      continue;
    }
    const { middle, already } = partition(data, a, b, pivot);
    partitioned = already;
    const threshold = Math.floor(length / 8);
    if (middle - a < b - middle) {
      balanced = middle - a >= threshold;
      pdqsort(data, a, middle, left);
      a = middle + 1;
    } else {
      balanced = b - middle >= threshold;
      pdqsort(data, middle + 1, b, left);
      b = middle;
    }
  }
}

function insertionSort({ less, swap }: Sortable, a: number, b: number): void {
  for (let i = a + 1; i < b; i++) {
    for (let j = i; j > a && less(j, j - 1); j--) swap(j, j - 1);
  }
}

function heapSort(data: Sortable, a: number, b: number): void {
  const length = b - a;
  for (let i = Math.floor((length - 1) / 2); i >= 0; i--) siftDown(data, i, length, a);
  for (let i = length - 1; i >= 0; i--) {
    data.swap(a, a + i);
    siftDown(data, 0, i, a);
  }
}

function siftDown({ less, swap }: Sortable, low: number, high: number, first: number): void {
  let root = low;
  for (;;) {
    let child = 2 * root + 1;
    if (child >= high) return;
    if (child + 1 < high && less(first + child, first + child + 1)) child++;
    if (!less(first + root, first + child)) return;
    swap(first + root, first + child);
    root = child;
  }
}

/** Smaller ones to the left of the pivot, the others to its right; `already` says that nothing had to move. */
function partition(
  { less, swap }: Sortable,
  a: number,
  b: number,
  pivot: number,
): { middle: number; already: boolean } {
  swap(a, pivot);
  let [i, j] = [a + 1, b - 1];
  for (let already = true; ; already = false) {
    while (i <= j && less(i, a)) i++;
    while (i <= j && !less(j, a)) j--;
    if (i > j) {
      swap(j, a);
      return { middle: j, already };
    }
    swap(i++, j--);
  }
}

/** Those equal to the pivot to the left, where none is smaller. */
function partitionEqual({ less, swap }: Sortable, a: number, b: number, pivot: number): number {
  swap(a, pivot);
  let [i, j] = [a + 1, b - 1];
  for (;;) {
    while (i <= j && !less(a, i)) i++;
    while (i <= j && less(a, j)) j--;
    if (i > j) return i;
    swap(i++, j--);
  }
}

/** Moves a few elements that are out of order; whether all is sorted then. */
function insertFew({ less, swap }: Sortable, a: number, b: number): boolean {
  let i = a + 1;
  for (let shift = 0; shift < MAX_SHIFTS; shift++) {
    while (i < b && !less(i, i - 1)) i++;
    if (i === b) return true;
    if (b - a < SHORTEST_SHIFTING) return false;
    swap(i, i - 1);
    if (i - a >= 2) for (let j = i - 1; j >= 1 && less(j, j - 1); j--) swap(j, j - 1);
    if (b - i >= 2) for (let j = i + 1; j < b && less(j, j - 1); j++) swap(j, j - 1);
  }
  return false;
}

/** Scatters three elements by a random sequence that only depends on the length. */
function breakPatterns({ swap }: Sortable, a: number, b: number): void {
  const length = b - a;
  let random = BigInt(length);
  const mask = (1n << BigInt(bitLength(length))) - 1n;
  const centre = a + Math.floor(length / 4) * 2;
  for (let i = centre - 1; i <= centre + 1; i++) {
    random = BigInt.asUintN(64, random ^ (random << 13n));
    random ^= random >> 7n;
    random = BigInt.asUintN(64, random ^ (random << 17n));
    const other = Number(random & mask);
    swap(i, a + (other >= length ? other - length : other));
  }
}

interface Pivot {
  readonly pivot: number;
  /** 0: the part looks sorted; `MAX_SWAPS`: sorted the other way round. */
  readonly swaps: number;
}

function choosePivot({ less }: Sortable, a: number, b: number): Pivot {
  const quarter = Math.floor((b - a) / 4);
  let swaps = 0;
  const ordered = (x: number, y: number): [number, number] => {
    if (!less(y, x)) return [x, y];
    swaps++;
    return [y, x];
  };
  const median = (x: number, y: number, z: number): number => {
    const [low, high] = ordered(x, y);
    const [next] = ordered(high, z);
    return ordered(low, next)[1];
  };
  const near = (x: number): number => (b - a >= SHORTEST_NINTHER ? median(x - 1, x, x + 1) : x);
  const [i, j, k] = [near(a + quarter), near(a + quarter * 2), near(a + quarter * 3)];
  return { pivot: median(i, j, k), swaps };
}

function reverse({ swap }: Sortable, a: number, b: number): void {
  for (let i = a, j = b - 1; i < j; i++, j--) swap(i, j);
}
