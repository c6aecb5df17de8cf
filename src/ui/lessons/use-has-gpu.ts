import { useEffect, useState } from 'react';
import { isSoftware } from '../../lib/software-adapter.ts';

/** Whether this browser offers a GPU that a run would be trained on; taken for granted until it has answered. */
export function useHasGpu(): boolean {
  const [hasGpu, setHasGpu] = useState('gpu' in navigator);
  useEffect(() => {
    let isLatest = true;
    const ask = async (): Promise<void> => {
      const found = await hardwareGpu().catch(() => false);
      if (isLatest) setHasGpu(found);
    };
    if ('gpu' in navigator) void ask();
    return () => { isLatest = false; };
  }, []);
  return hasGpu;
}

async function hardwareGpu(): Promise<boolean> {
  const adapter = await navigator.gpu.requestAdapter();
  return adapter !== null && !isSoftware(adapter.info);
}
