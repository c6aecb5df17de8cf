import type { CasePlan } from '../../testing/case-plan.ts';
import type { Differentiated } from '../../testing/finite-differences.ts';
import { describeOp } from '../../testing/op-suite.ts';

const shapes = [[3, 4], [5]] as const;

/** Layers of one base and one slope, each with its own coefficient; later ones add to the gradients. */
function layers(plan: CasePlan, coefficients: readonly number[]): Differentiated {
  const each = (role: 'input' | 'output' | 'gradient', name: string): number[] =>
    shapes.map((shape, i) => plan[role](`${name}${i}`, shape));
  const [base, slope] = [each('input', 'base'), each('input', 'slope')];
  const [dBase, dSlope] = [each('gradient', 'dBase'), each('gradient', 'dSlope')];
  const objective = coefficients.flatMap((coefficient, layer) => {
    const [combined, dCombined] = [each('output', `layer${layer}.`), each('input', `dLayer${layer}.`)];
    plan.emit({ kind: 'linear-combination', inputs: { base, slope }, outputs: { combined }, coefficient });
    plan.emit({ kind: 'linear-combination-gradient', inputs: { dCombined }, outputs: { dBase, dSlope }, coefficient, accumulate: layer > 0 });
    return shapes.map((_, i) => [`layer${layer}.${i}`, `dLayer${layer}.${i}`] as const);
  });
  return { objective, gradients: { base0: 'dBase0', base1: 'dBase1', slope0: 'dSlope0', slope1: 'dSlope1' } };
}

describeOp('linear combination', [
  { name: 'the first layer, which is the base', plan: (plan) => layers(plan, [0]) },
  { name: 'one layer between', plan: (plan) => layers(plan, [0.75]) },
  { name: 'all layers of a network of three', plan: (plan) => layers(plan, [0, 1 / 3, 2 / 3]) },
]);
