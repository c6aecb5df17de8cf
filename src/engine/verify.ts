/**
 * Runs a reference file (float64 PyTorch values of a small network, inputs and settings with them) on an
 * engine and reports how far off each group of tensors is.
 */
import { InputError } from '../lib/errors.ts';
import { tensorNamed, type SafetensorsFile } from '../formats/safetensors.ts';
import type { Weights } from '../sws/learngene.ts';
import { checkVitShape } from '../sws/vit.ts';
import type { Engine, Executable, NetworkState, PlanInputs } from './engine.ts';
import { depthOf, storedTensors, type NetworkSpec } from './plan/network-spec.ts';
import { trainingPlan, writeScalars } from './plan/training-plan.ts';

/** Worst relative error of a group's tensors: |difference| over the tensor's largest magnitude. */
export interface GroupError {
  readonly group: 'forward' | 'loss' | 'gradients' | 'stepped';
  readonly error: number;
  /** The tensor that has it. */
  readonly tensor: string;
  readonly tolerance: number;
  readonly passed: boolean;
}

export interface Verification {
  readonly name: string;
  readonly engine: string;
  readonly groups: readonly GroupError[];
  readonly passed: boolean;
}

const TOLERANCES = { forward: 1e-5, loss: 1e-5, gradients: 1e-4, stepped: 1e-3 } as const;

interface Case {
  readonly name: string;
  readonly network: NetworkSpec;
  readonly batch: number;
  readonly alpha: number;
  readonly temperature: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly loss: number;
  readonly optimizer: { readonly lr: number; readonly weight_decay: number; readonly clip_norm: number; readonly steps: number };
}

export async function verify(file: SafetensorsFile, engine: Engine): Promise<Verification> {
  const described = readCase(file);
  const { network, optimizer } = described;
  const weights: Weights = new Map(
    storedTensors(network).map(({ name }) => [name, tensorNamed(file, `param.${name}`, 'F32').data]),
  );
  const state = engine.createState(storedTensors(network), weights);
  const plan = trainingPlan({
    ...described,
    normalisation: described,
    teacher: 'input',
    weightDecay: optimizer.weight_decay,
    clipNorm: optimizer.clip_norm,
    probes: true,
  });
  const executable = await engine.compile(plan, { student: state });
  try {
    const groups = await measure(file, described, executable, state);
    return { name: described.name, engine: engine.info.adapter, groups, passed: groups.every(({ passed }) => passed) };
  } finally {
    executable.dispose();
    state.dispose();
  }
}

async function measure(file: SafetensorsFile, described: Case, executable: Executable, state: NetworkState): Promise<GroupError[]> {
  const { network, optimizer, batch, loss } = described;
  const run = async (step: number): Promise<void> => executable.run(inputsOf(file, described, step));
  const errors = { forward: new Worst(file), loss: new Worst(file), gradients: new Worst(file), stepped: new Worst(file) };

  await run(1);
  const [report] = await executable.drain();
  const total = report?.['losses']?.reduce((sum, value) => sum + value, 0) ?? Number.NaN;
  errors.loss.compare('loss', [total / batch], [loss]);
  errors.forward.compareStored('logits', report?.['logits'] ?? []);
  errors.forward.compareStored('act.embed', await executable.peek('embed'));
  for (let layer = 0; layer < depthOf(network); layer++) {
    errors.forward.compareStored(`act.block${layer}`, await executable.peek(`block${layer}`));
  }
  for (const { name } of storedTensors(network)) {
    errors.gradients.compareStored(`grad.${name}`, await executable.peek(`grad.${name}`));
  }
  for (let step = 2; step <= optimizer.steps; step++) await run(step);
  for (const [name, values] of await state.read()) errors.stepped.compareStored(`stepped.${name}`, values);
  return (Object.keys(TOLERANCES) as GroupError['group'][]).map((group) => errors[group].report(group));
}

function inputsOf(file: SafetensorsFile, { batch, optimizer }: Case, step: number): PlanInputs {
  const scalars = new Float32Array(3);
  writeScalars(scalars, optimizer.lr, step);
  return {
    images: tensorNamed(file, 'images', 'U8').data,
    augmentation: new Int32Array(3 * batch),
    labels: tensorNamed(file, 'labels', 'I32').data,
    'teacher-logits': tensorNamed(file, 'teacher_logits', 'F32').data,
    scalars,
  };
}

class Worst {
  readonly #file: SafetensorsFile;
  #error = 0;
  #tensor = '';

  constructor(file: SafetensorsFile) {
    this.#file = file;
  }

  compareStored(name: string, values: ArrayLike<number>): void {
    this.compare(name, values, tensorNamed(this.#file, name, 'F32').data);
  }

  compare(name: string, values: ArrayLike<number>, expected: ArrayLike<number>): void {
    const error = relativeError(values, expected);
    if (error <= this.#error && this.#tensor) return;
    this.#error = error;
    this.#tensor = name;
  }

  report(group: GroupError['group']): GroupError {
    const tolerance = TOLERANCES[group];
    return { group, error: this.#error, tensor: this.#tensor, tolerance, passed: this.#error <= tolerance };
  }
}

/** Largest |a − b| over largest |b|; infinite where lengths differ or a value is not finite. */
export function relativeError(values: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (values.length !== expected.length) return Infinity;
  let difference = 0;
  let magnitude = 0;
  for (let i = 0; i < expected.length; i++) {
    const distance = Math.abs((values[i] as number) - (expected[i] as number));
    if (!Number.isFinite(distance)) return Infinity;
    difference = Math.max(difference, distance);
    magnitude = Math.max(magnitude, Math.abs(expected[i] as number));
  }
  return magnitude > 0 ? difference / magnitude : difference;
}

function readCase(file: SafetensorsFile): Case {
  const { metadata } = file;
  const json = (key: string): unknown => {
    const text = metadata[key];
    if (text === undefined) throw new InputError(key, `reference file: metadata lacks ${key}; use a file made for verify`);
    try {
      return JSON.parse(text);
    } catch {
      throw new InputError(key, `reference file: metadata ${key} ${text.slice(0, 40)}: is not JSON; use a file made for verify`);
    }
  };
  const number = (key: string): number => Number(json(key));
  const shape = {
    imageSize: number('image'),
    patchSize: number('patch'),
    channels: number('channels'),
    dim: number('dim'),
    heads: number('heads'),
    mlpRatio: number('mlp_ratio'),
    classes: number('classes'),
  };
  checkVitShape(shape);
  const layerSources = json('layer_sources') as number[];
  const network: NetworkSpec = json('tleg')
    ? { shape, expansion: 'linear', depth: layerSources.length }
    : { shape, expansion: 'shared', layerSources, storedLayers: Math.max(...layerSources) + 1 };
  return {
    name: metadata['case'] ?? 'reference',
    network,
    batch: number('batch'),
    alpha: number('alpha'),
    temperature: number('tau'),
    mean: json('mean') as number[],
    std: json('std') as number[],
    loss: number('loss'),
    optimizer: json('optimizer') as Case['optimizer'],
  };
}
