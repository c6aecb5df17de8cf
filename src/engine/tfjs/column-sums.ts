import * as tf from '@tensorflow/tfjs';

/**
 * Column sums [columns] of a matrix [rows, columns], as 1ᵀ·x: faster than `tf.sum` over the first axis on wasm.
 * Never give it a buffer that is a matmul's right operand in another shape: tfjs wasm caches packed operands by
 * tensor id alone and would silently use the other shape's.
 */
export function columnSums(x: tf.Tensor): tf.Tensor {
  return tf.matMul(tf.ones([1, x.shape[0] ?? 1]), x).reshape([-1]);
}
