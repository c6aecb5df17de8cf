/** How often something is done: `every step`, `every 5 steps`. */
export function everySteps(steps: number): string {
  return steps === 1 ? 'every step' : `every ${steps} steps`;
}
