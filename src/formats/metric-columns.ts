import { at } from '../lib/errors.ts';
import type { MetricPoint, MetricSeries, NetworkName, TrainingPoint } from './metrics.ts';

type OtherPoint = Exclude<MetricPoint, TrainingPoint>;

type Column = Int32Array | Uint16Array | Float64Array;

const figures = ['seed', 'step', 'epoch', 'seconds', 'images', 'loss', 'gradientNorm', 'learningRate'] as const;

/** Points of a run as a database keeps them, and as they go from one thread to another: buffers, which are copied whole. */
export interface PackedMetrics {
  /** Of each point: its row in the columns, or −1 less its place among the others. */
  readonly places: Int32Array;
  /** Points of other kinds than training. */
  readonly others: readonly OtherPoint[];
  /** Names of the networks, and which of them each row is of. */
  readonly networks: readonly NetworkName[];
  readonly network: Uint16Array;
  /** A number a row. */
  readonly figures: Readonly<Record<(typeof figures)[number], Float64Array>>;
}

/** Buffers of packed points, which may go to another thread without being copied. */
export function buffersOf({ places, network, figures: columns }: PackedMetrics): readonly ArrayBuffer[] {
  return [places, network, ...Object.values(columns)].map(({ buffer }) => buffer as ArrayBuffer);
}

/**
 * Points of a run in the order in which they came, which may grow. Those of training, nearly all, are held in columns, one
 * array a figure: as objects, those of fifty long runs are more than a million that the page must go through whenever it
 * looks for those it needs no more. A point of training is made anew whenever it is asked for.
 */
export class MetricColumns implements MetricSeries {
  /** As in `PackedMetrics`, each with room for more at its end. */
  #places: Int32Array = new Int32Array();
  readonly #others: OtherPoint[] = [];
  /** Which point of all each of the others is. */
  readonly #otherIndices: number[] = [];
  readonly #networks: NetworkName[] = [];
  #network: Uint16Array = new Uint16Array();
  readonly #figures = recordOf((): Float64Array => new Float64Array());
  #length = 0;
  #rows = 0;

  static of(points: Iterable<MetricPoint>): MetricColumns {
    const columns = new MetricColumns();
    for (const point of points) columns.push(point);
    return columns;
  }

  /** Of what `packed` gave: the points are not checked. */
  static unpacked({ places, others, networks, network, figures: given }: PackedMetrics): MetricColumns {
    const columns = new MetricColumns();
    columns.#places = places;
    columns.#network = network;
    Object.assign(columns.#figures, given);
    for (const point of others) columns.#others.push(point);
    for (const [index, place] of places.entries()) if (place < 0) columns.#otherIndices.push(index);
    columns.#networks.push(...networks);
    columns.#length = places.length;
    columns.#rows = network.length;
    return columns;
  }

  get length(): number {
    return this.#length;
  }

  push(point: MetricPoint): void {
    this.#places = withRoom(this.#places, this.#length);
    if (point.kind === 'training') {
      this.#places[this.#length++] = this.#rows;
      this.#pushRow(point);
    } else {
      this.#otherIndices.push(this.#length);
      this.#places[this.#length++] = -1 - this.#others.length;
      this.#others.push(point);
    }
  }

  /** Undefined outside. */
  at(index: number): MetricPoint | undefined {
    if (!(index >= 0 && index < this.#length)) return undefined;
    const place = at(this.#places, index);
    return place < 0 ? this.#others[-1 - place] : this.#trainingAt(place);
  }

  /** Those of a kind among the first `count` points; those of training are not looked at. */
  ofKind<Kind extends OtherPoint['kind']>(kind: Kind, count = this.length): readonly Extract<MetricPoint, { readonly kind: Kind }>[] {
    return this.#others.filter((point, place): point is Extract<OtherPoint, { readonly kind: Kind }> => point.kind === kind && (this.#otherIndices[place] ?? count) < count);
  }

  *[Symbol.iterator](): Generator<MetricPoint, void, undefined> {
    for (const place of this.#places.subarray(0, this.#length)) {
      const other = this.#others[-1 - place];
      yield other ?? this.#trainingAt(place);
    }
  }

  filter<Kept extends MetricPoint>(isKept: (point: MetricPoint) => point is Kept): readonly Kept[];
  filter(isKept: (point: MetricPoint) => boolean): readonly MetricPoint[];
  filter(isKept: (point: MetricPoint) => boolean): readonly MetricPoint[] {
    return Array.from(this).filter(isKept);
  }

  /** Without the room for more. What is in these buffers stays as it is while this grows. */
  packed(): PackedMetrics {
    return {
      places: cut(this.#places, this.#length), others: [...this.#others], networks: [...this.#networks],
      network: cut(this.#network, this.#rows), figures: recordOf((name) => cut(this.#figures[name], this.#rows)),
    };
  }

  /** Whether the points of the other are the same. */
  equals(other: MetricColumns): boolean {
    const [own, theirs] = [this.packed(), other.packed()];
    return JSON.stringify([own.others, own.networks]) === JSON.stringify([theirs.others, theirs.networks])
      && areSame(own.places, theirs.places) && areSame(own.network, theirs.network)
      && figures.every((name) => areSame(own.figures[name], theirs.figures[name]));
  }

  #pushRow(point: TrainingPoint): void {
    const row = this.#rows++;
    this.#network = withRoom(this.#network, row);
    const known = this.#networks.indexOf(point.network);
    this.#network[row] = known < 0 ? this.#networks.push(point.network) - 1 : known;
    for (const name of figures) {
      const column = withRoom(this.#figures[name], row);
      column[row] = point[name];
      this.#figures[name] = column;
    }
  }

  #trainingAt(row: number): TrainingPoint {
    const columns = this.#figures;
    return {
      kind: 'training', network: at(this.#networks, at(this.#network, row)), seed: at(columns.seed, row), step: at(columns.step, row),
      epoch: at(columns.epoch, row), seconds: at(columns.seconds, row), images: at(columns.images, row), loss: at(columns.loss, row),
      gradientNorm: at(columns.gradientNorm, row), learningRate: at(columns.learningRate, row),
    };
  }
}

function recordOf<Value>(valueOf: (name: (typeof figures)[number]) => Value): Record<(typeof figures)[number], Value> {
  return Object.fromEntries(figures.map((name) => [name, valueOf(name)])) as Record<(typeof figures)[number], Value>;
}

function areSame(a: Column, b: Column): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}

/** The column up to a length: itself, where it is of that length, for it does not change any more. */
function cut<Type extends Column>(column: Type, length: number): Type {
  return length === column.length ? column : column.slice(0, length) as Type;
}

/** The column, or a longer one in its place where it ends before `index`. */
function withRoom<Type extends Column>(column: Type, index: number): Type {
  if (index < column.length) return column;
  const longer = new (column.constructor as new (length: number) => Type)(Math.max(64, 2 * index));
  longer.set(column);
  return longer;
}
