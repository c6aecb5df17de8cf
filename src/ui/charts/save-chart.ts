/** A chart as a file. A picture of it is drawn from the same plot as the chart, on white whatever the theme. */
import { chartSvgPieces } from '../../charts/chart-svg.ts';
import { blobInSlices } from '../../lib/slices.ts';
import { download } from '../controls/download.ts';
import type { ChartPlot } from './chart-plot.ts';
import { type ChartWords, svgPanelOf } from './svg-panel.ts';

/** Pixels of the picture for one of the page. */
const SCALE = 2;

/** The chart as an SVG document that needs nothing else. */
export function chartAsSvg(plot: ChartPlot, words: ChartWords): Promise<Blob> {
  return blobInSlices(chartSvgPieces([svgPanelOf(plot, words, lightColours())]), 'image/svg+xml');
}

/** The chart as a picture of twice its size. */
export async function saveAsPng(fileName: string, svg: Blob): Promise<void> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth * SCALE, image.naturalHeight * SCALE];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob) download(fileName, blob);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * What the page's colours are in the light theme, as `#rrggbb`: an element of that theme computes them, and a pixel
 * tells what any of CSS's ways to write a colour comes to, since programs that open SVG know few of them.
 */
function lightColours(): (colour: string) => string {
  const known = new Map<string, string>();
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  return (colour) => {
    const before = known.get(colour);
    if (before !== undefined || !context) return before ?? '#000000';
    const probe = document.createElement('i');
    probe.style.colorScheme = 'light';
    probe.style.color = colour;
    document.body.append(probe);
    context.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    context.fillRect(0, 0, 1, 1);
    const found = `#${[...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    known.set(colour, found);
    return found;
  };
}
