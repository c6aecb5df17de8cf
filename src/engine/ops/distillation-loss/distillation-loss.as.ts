// The loss in float64, image by image: a few classes each, so exactness costs nothing.

import { f32At } from "../../wasm/vector.as";

/** Σ exp(x/τ − largest/τ) of a row, whose largest element is `largest`. */
function sumOfExponentials(row: usize, classes: i32, largest: f64, tau: f64): f64 {
  let sum: f64 = 0;
  for (let c = 0; c < classes; c++) sum += NativeMath.exp((<f64>load<f32>(f32At(row, c)) - largest) / tau);
  return sum;
}

function largestOf(row: usize, classes: i32): i32 {
  let best = 0;
  for (let c = 1; c < classes; c++) if (load<f32>(f32At(row, c)) > load<f32>(f32At(row, best))) best = c;
  return best;
}

/** As DistillationLossOp; teacher and dLogits may be 0 (none), `hard` is 0 or 1; the gradient is divided by `meanOver` images. */
export function distillationLoss(
  logits: usize, labels: usize, teacher: usize, losses: usize, correct: usize, dLogits: usize,
  batch: i32, classes: i32, alpha: f64, tau: f64, hard: i32, meanOver: i32,
): void {
  for (let b = 0; b < batch; b++) {
    const s = f32At(logits, b * classes);
    const label = load<i32>(f32At(labels, b));
    const best = largestOf(s, classes);
    const most = <f64>load<f32>(f32At(s, best));
    const logSum = NativeMath.log(sumOfExponentials(s, classes, most, 1));
    const logSoft = NativeMath.log(sumOfExponentials(s, classes, most, tau));
    const t = teacher ? f32At(teacher, b * classes) : 0;
    const choice = teacher ? largestOf(t, classes) : 0;
    const isSoft = teacher && !hard;
    const mostT = isSoft ? <f64>load<f32>(f32At(t, choice)) : 0;
    const logTeacher = isSoft ? NativeMath.log(sumOfExponentials(t, classes, mostT, tau)) : 0;
    let divergence: f64 = 0;
    for (let c = 0; c < classes; c++) {
      const x = <f64>load<f32>(f32At(s, c)) - most;
      let soft: f64 = 0;
      if (isSoft) {
        const logP = (<f64>load<f32>(f32At(t, c)) - mostT) / tau - logTeacher;
        const p = NativeMath.exp(logP);
        const logQ = x / tau - logSoft;
        divergence += p * (logP - logQ);
        soft = NativeMath.exp(logQ) - p;
      }
      if (!dLogits) continue;
      const p = NativeMath.exp(x - logSum);
      const labelled = p - (c == label ? 1.0 : 0.0);
      const taught = teacher && hard ? alpha * (p - (c == choice ? 1.0 : 0.0)) : alpha * tau * soft;
      store<f32>(f32At(dLogits, b * classes + c), <f32>(((1 - alpha) * labelled + taught) / <f64>meanOver));
    }
    const classification = logSum - (<f64>load<f32>(f32At(s, label)) - most);
    const taught = teacher && hard ? alpha * (logSum - (<f64>load<f32>(f32At(s, choice)) - most)) : alpha * tau * tau * divergence;
    store<f32>(f32At(losses, b), <f32>((1 - alpha) * classification + taught));
    store<f32>(f32At(correct, b), best == label ? 1 : 0);
  }
}
