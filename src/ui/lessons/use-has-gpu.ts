import { useEffect, useState } from 'react';

/** Whether this browser offers a GPU; taken for granted until it has answered. */
export function useHasGpu(): boolean {
  const [hasGpu, setHasGpu] = useState('gpu' in navigator);
  useEffect(() => {
    let isLatest = true;
    const tell = (answer: boolean): void => { if (isLatest) setHasGpu(answer); };
    if ('gpu' in navigator) navigator.gpu.requestAdapter().then((adapter) => tell(adapter !== null && !adapter.info.isFallbackAdapter), () => tell(false));
    return () => { isLatest = false; };
  }, []);
  return hasGpu;
}
