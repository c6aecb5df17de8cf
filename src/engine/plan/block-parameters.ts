import { invariant } from '../../lib/errors.ts';
import { blockTensors } from '../../sws/vit.ts';
import type { BufferId, BufferRole, BufferSpec } from './buffer.ts';
import { storedTensors, type NetworkSpec } from './network-spec.ts';
import type { PlanBuilder } from './plan-builder.ts';

/** The buffers of one block's tensors (or of their gradients). */
export interface BlockBuffers {
  readonly norm1: Affine;
  readonly qkv: Affine;
  readonly proj: Affine;
  readonly norm2: Affine;
  readonly fc1: Affine;
  readonly fc2: Affine;
}

/** A weight and its bias (of a norm: γ and β). */
export interface Affine {
  readonly weight: BufferId;
  readonly bias: BufferId;
}

/** Looks a stored tensor's buffer up by its name. */
export type TensorBuffers = (name: string) => BufferId;

/** Plans one buffer for each stored tensor of a network. */
export function planTensors(
  builder: PlanBuilder,
  network: NetworkSpec,
  role: BufferRole,
  prefix = '',
  owner: BufferSpec['network'] = 'student',
): TensorBuffers {
  const buffers = new Map(
    storedTensors(network).map(({ name, shape }) => [name, builder.buffer(`${prefix}${name}`, role, shape, 'f32', owner)]),
  );
  return (name) => {
    const buffer = buffers.get(name);
    invariant(buffer !== undefined, `the network stores no tensor ${name}`);
    return buffer;
  };
}

export function affineOf(tensors: TensorBuffers, name: string): Affine {
  return { weight: tensors(`${name}.weight`), bias: tensors(`${name}.bias`) };
}

/** The block stored under a prefix such as `blocks.3` or `A`. */
export function blockOf(tensors: TensorBuffers, prefix: string): BlockBuffers {
  const affine = (name: string): Affine => affineOf(tensors, `${prefix}.${name}`);
  return {
    norm1: affine('norm1'),
    qkv: affine('attn.qkv'),
    proj: affine('attn.proj'),
    norm2: affine('norm2'),
    fc1: affine('mlp.fc1'),
    fc2: affine('mlp.fc2'),
  };
}

/** A block's buffers as a list, in the order of `blockTensors`. */
export function listOf({ norm1, qkv, proj, norm2, fc1, fc2 }: BlockBuffers): readonly BufferId[] {
  return [norm1, qkv, proj, norm2, fc1, fc2].flatMap(({ weight, bias }) => [weight, bias]);
}

/** Activations shaped as one block's tensors: a TLEG layer's own weights, or their gradients. */
export function planBlockActivations(builder: PlanBuilder, network: NetworkSpec, prefix: string): BlockBuffers {
  const buffers = new Map(
    blockTensors(network.shape).map(({ name, shape }) => [`${prefix}.${name}`, builder.activation(`${prefix}.${name}`, ...shape)]),
  );
  return blockOf((name) => {
    const buffer = buffers.get(name);
    invariant(buffer !== undefined, `no block tensor ${name}`);
    return buffer;
  }, prefix);
}
