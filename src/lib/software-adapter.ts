/** SwiftShader and Mesa's llvmpipe compute on the processor; Chrome marks such adapters as fallbacks. */
export function isSoftware(info: GPUAdapterInfo): boolean {
  const text = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render/i.test(text);
}
