/**
 * Colours of stages: a ramp from blue over magenta to amber whose lightness rises with the stage, so that
 * front and back are told apart without seeing hue. The stage's number stands beside the colour everywhere.
 */

const FRONT = { lightness: 0.49, chroma: 0.2, hue: 272 };
const BACK = { lightness: 0.78, chroma: 0.15, hue: 430 };
/** Above this lightness dark text reads better than white. */
const DARK_TEXT_FROM = 0.57;

/** The colour of 0-based `stage` of `stages`. */
export function stageColour(stage: number, stages: number): string {
  const share = shareOf(stage, stages);
  const mix = (from: number, to: number): number => from + (to - from) * share;
  const hue = mix(FRONT.hue, BACK.hue) % 360;
  const lightness = mix(FRONT.lightness, BACK.lightness);
  const chroma = mix(FRONT.chroma, BACK.chroma);
  return `oklch(${lightness.toFixed(3)} ${chroma.toFixed(3)} ${hue.toFixed(1)})`;
}

/** The colour of text on it. */
export function stageTextColour(stage: number, stages: number): string {
  const lightness = FRONT.lightness + (BACK.lightness - FRONT.lightness) * shareOf(stage, stages);
  return lightness < DARK_TEXT_FROM ? '#ffffff' : '#0e1117';
}

function shareOf(stage: number, stages: number): number {
  return stages > 1 ? stage / (stages - 1) : 0;
}
