import { existsSync } from 'node:fs';
import { nodeAdapter } from '../webgpu/node/node-adapter.ts';

/** Where Chromium keeps its software Vulkan driver, for machines that have no GPU of their own. */
const drivers = ['/usr/lib/chromium/vk_swiftshader_icd.json', '/usr/lib/chromium-browser/vk_swiftshader_icd.json'];

/** An adapter in Node: the machine's own, else Chromium's SwiftShader; undefined without a Vulkan loader. */
export function testAdapter(): Promise<GPUAdapter | undefined> {
  const driver = drivers.find((path) => existsSync(path));
  if (driver !== undefined) process.env['VK_ICD_FILENAMES'] ??= driver;
  return nodeAdapter();
}
