import { useEffect, useState } from 'react';

/** Whether this browser offers a GPU; taken for granted until it has answered. */
export function useHasGpu(): boolean {
  const [hasGpu, setHasGpu] = useState('gpu' in navigator);
  useEffect(() => {
    let isLatest = true;
    const ask = async (): Promise<void> => {
      const adapter = await navigator.gpu.requestAdapter().catch(() => null);
      if (isLatest) setHasGpu(adapter !== null && !adapter.info.isFallbackAdapter);
    };
    if ('gpu' in navigator) void ask();
    return () => { isLatest = false; };
  }, []);
  return hasGpu;
}
