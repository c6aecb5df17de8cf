import { invariant } from '../../lib/errors.ts';
import type { Metered, MeteredPlan, PlanMeter } from '../plan-meter.ts';
import { storedTensors } from '../plan/network-spec.ts';
import { CountingHeap } from './heap.ts';
import { PlacedPlan } from './placed-plan.ts';
import { WasmState } from './wasm-state.ts';

/** A network that takes its place in a heap without memory. */
class MeteredState implements Metered {
  readonly state: WasmState;

  constructor(state: WasmState) {
    this.state = state;
  }

  release(): void {
    this.state.dispose();
  }
}

/** The wasm engine's memory, to the byte: the same code places the same networks and plans, in a heap that only counts. */
export function wasmMeter(threads: number): PlanMeter {
  const heap = new CountingHeap();
  const requests = new Map<string, readonly number[]>();
  return {
    state: (network) => new MeteredState(new WasmState(heap, storedTensors(network))),
    plan(metered) {
      const bytes = requests.get(metered.key) ?? requestsOf(metered, threads);
      requests.set(metered.key, bytes);
      const addresses = bytes.map((each) => heap.allocate(each));
      return { release: () => addresses.forEach((address) => heap.release(address)) };
    },
    get peak() {
      return heap.end;
    },
    get largest() {
      return heap.end; // one memory: its pieces have no limit of their own
    },
  };
}

/** What a plan asks a heap for, bytes in order: it releases all of it together. */
function requestsOf({ make, student, ancestor }: MeteredPlan, threads: number): readonly number[] {
  const asked: number[] = [];
  class AskedHeap extends CountingHeap {
    override allocate(bytes: number): number {
      asked.push(bytes);
      return super.allocate(bytes);
    }
  }
  const states = { student: stateOf(student), ...(ancestor && { ancestor: stateOf(ancestor) }) };
  void new PlacedPlan(make(), states, new AskedHeap(), threads);
  return asked;
}

function stateOf(metered: Metered): WasmState {
  invariant(metered instanceof MeteredState, 'a state of this meter');
  return metered.state;
}
