/**
 * tfjs's WebGPU backend on a device that we opened: with the adapter's real limits, with loss and uncaught errors
 * noticed, and shared with our own kernels, so that a tensor of tfjs (an imported ancestor's logits) can be an
 * argument of ours without a copy. Relies on members of tfjs 4.22.0 that are not documented; shared-device.test.ts
 * is the contract over them.
 */
import * as tf from '@tensorflow/tfjs';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { invariant } from '../../lib/errors.ts';
import type { WebGpuDevice } from '../webgpu/webgpu-device.ts';

/** The priority under which tfjs registers its own WebGPU backend. */
const PRIORITY = 3;

class SharedDeviceBackend extends WebGPUBackend {}

/** Makes this device tfjs's `webgpu` backend and the active one; the one before, if any, is disposed of. */
export async function useDeviceInTfjs({ device, adapter }: WebGpuDevice): Promise<void> {
  if (tf.findBackend('webgpu')) tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => new SharedDeviceBackend(device, adapter.info), PRIORITY);
  const started = await tf.setBackend('webgpu');
  invariant(started, 'tfjs takes a backend that exists');
  await tf.ready();
}

/**
 * The GPU buffer that holds a tensor's values (row-major float32 or int32), with all work on it submitted. It is the
 * tensor's own: valid until the tensor is disposed of, and not to be written to.
 */
export function bufferOf(tensor: tf.Tensor): GPUBuffer {
  const backend = tf.backend();
  invariant(backend instanceof SharedDeviceBackend, 'tfjs runs on a shared device');
  backend.uploadToGPU(tensor.dataId);
  const { resource } = backend.tensorMap.get(tensor.dataId);
  invariant(resource instanceof GPUBuffer, 'the tensor lies in a GPU buffer');
  backend.ensureCommandEncoderReady(); // without it there may be nothing to submit, which tfjs does not expect
  backend.endComputePassEncoder();
  backend.submitQueue();
  return resource;
}
