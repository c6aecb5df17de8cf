/**
 * tfjs's WebGPU backend on a device that we opened: with the adapter's real limits, with loss and uncaught errors
 * noticed, and one for both where an imported ancestor runs beside our own kernels. Relies on members of tfjs 4.22.0
 * that are not documented; shared-device.test.ts is the contract over them.
 */
import * as tf from '@tensorflow/tfjs';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { invariant } from '../../lib/errors.ts';
import type { WebGpuDevice } from '../webgpu/webgpu-device.ts';

/** The priority under which tfjs registers its own WebGPU backend. */
const PRIORITY = 3;

class SharedDeviceBackend extends WebGPUBackend {}

/** Makes this device tfjs's `webgpu` backend and the active one; one on another device, if any, is disposed of. */
export async function useDeviceInTfjs({ device, adapter }: WebGpuDevice): Promise<void> {
  const present: unknown = tf.findBackend('webgpu');
  if (!(present instanceof SharedDeviceBackend && present.device === device)) {
    if (present) tf.removeBackend('webgpu');
    tf.registerBackend('webgpu', () => new SharedDeviceBackend(device, adapter.info), PRIORITY);
  }
  const started = await tf.setBackend('webgpu');
  invariant(started, 'tfjs takes a backend that exists');
  await tf.ready();
}
