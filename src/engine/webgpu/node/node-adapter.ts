let dawn: GPU | undefined; // must outlive everything made by it

/**
 * A WebGPU adapter outside a browser, by Dawn (the `webgpu` package); undefined where there is none. Dawn keeps the
 * process alive, so a program that asked for an adapter ends with `process.exit`.
 */
export async function nodeAdapter(): Promise<GPUAdapter | undefined> {
  try {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    dawn ??= standInForBrowser(create([]));
    return (await dawn.requestAdapter()) ?? undefined;
  } catch {
    return undefined; // the package is optional and has no build for every platform
  }
}

/** Puts Dawn where a browser has its WebGPU: tfjs looks there before it takes a device. */
function standInForBrowser(gpu: GPU): GPU {
  const navigator = (globalThis as { navigator?: object }).navigator ?? {};
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  return gpu;
}
