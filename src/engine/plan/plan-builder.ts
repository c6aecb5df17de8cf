import { at, invariant } from '../../lib/errors.ts';
import { definitionOf } from '../ops/op-table.ts';
import type { Op } from '../ops/op.ts';
import type { BufferId, BufferRole, BufferSpec, ElementType } from './buffer.ts';
import type { StepPlan } from './step-plan.ts';

type Network = BufferSpec['network'];

/** Collects the buffers and ops of a plan; every op is checked against its shape rule as it is added. */
export class PlanBuilder {
  readonly #buffers: BufferSpec[] = [];
  readonly #byName = new Map<string, BufferId>();
  readonly #ops: Op[] = [];

  /** Adds a buffer; names are unique within a network. */
  buffer(name: string, role: BufferRole, shape: readonly number[], type: ElementType = 'f32', network: Network = 'student'): BufferId {
    const id = this.#buffers.length;
    const key = `${network}/${name}`;
    invariant(!this.#byName.has(key), `buffer ${key} is planned twice`);
    this.#byName.set(key, id);
    this.#buffers.push({ id, name, role, type, shape, network });
    return id;
  }

  activation(name: string, ...shape: readonly number[]): BufferId {
    return this.buffer(name, 'activation', shape);
  }

  shapeOf = (id: BufferId): readonly number[] => at(this.#buffers, id).shape;

  emit(op: Op): void {
    definitionOf(op).rule.check(op, this.shapeOf);
    this.#ops.push(op);
  }

  finish(batch: number, reported: readonly BufferId[], forShare?: StepPlan['forShare']): StepPlan {
    return { buffers: this.#buffers, ops: this.#ops, batch, reported, ...(forShare ? { forShare } : {}) };
  }
}
