/** The adapter that training would get, in a page's worker. */
export async function browserAdapter(): Promise<GPUAdapter | undefined> {
  const { gpu } = navigator as Partial<Navigator>; // absent in some browsers and on plain http
  return (await gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? undefined;
}
