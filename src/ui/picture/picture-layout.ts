/** Where the networks of the picture stand, in pixels: plain geometry, no drawing. */
import type { LayerOrigin } from './layer-origin.ts';
import type { PictureContent } from './picture-content.ts';

export interface Column {
  readonly key: string;
  readonly layers: readonly LayerOrigin[];
  /** Left edge and width. */
  readonly x: number;
  readonly width: number;
}

export interface PictureLayout {
  readonly ancestor: { readonly x: number; readonly width: number };
  /** Without layers where nothing is trained. */
  readonly trained: Column;
  /** What is stored; without layers where nothing is. */
  readonly learngene: Column;
  readonly desNets: readonly Column[];
  /** Left edge of the part in which the Des-Nets stand. */
  readonly desNetsLeft: number;
  /** Where each stage's gauges stand, left of what is trained: right edge and width of a full bar. */
  readonly gauges: { readonly right: number; readonly width: number };
  /** The place above the learngene for the initialisation order; its bottom may be lower, its top is the drawing's. */
  readonly order: { readonly x: number; readonly width: number };
  /** Height of one layer, and the line on which all networks stand. */
  readonly layerHeight: number;
  readonly ground: number;
  /** Too narrow for notes below the names. */
  readonly isNarrow: boolean;
}

/** Space below the networks for their names. */
export const CAPTION_HEIGHT = 34;
const TOP = 6;
/** A layer is never drawn higher than this. */
const HIGHEST_LAYER = 19;

/** Below this width, pixels, the notes would run into each other: networks move together and lose them. */
const NARROW = 770;
/** Where networks begin, as shares of the width. */
const WIDE_PLACES = { ancestor: 0.025, trained: 0.235, learngene: 0.385, desNets: 0.505 };
const NARROW_PLACES = { ancestor: 0.04, trained: 0.235, learngene: 0.465, desNets: 0.6 };
/** From a bar to the network it belongs to, and its length; narrow ones are shorter and have no number beside them. */
const GAUGE_GAP = 7;
const GAUGE_WIDTH = { wide: 30, narrow: 20 };
/** One stage in the list of the initialisation order, a line of them, and the line above them. */
export const ORDER_CHIP = 20;
const ORDER_TITLE = 17;

/**
 * Stands all networks on one ground, layers equally high everywhere, Des-Nets evenly over the right part; with
 * `hasOrder` the initialisation order has its place above the learngene.
 */
export function pictureLayout(content: PictureContent, width: number, height: number, hasOrder = false): PictureLayout {
  const ground = height - CAPTION_HEIGHT;
  const { ancestor, trained = [], stored } = content;
  const tallest = Math.max(ancestor.depth ?? 0, trained.length, stored.length, ...content.desNets.map(({ depth }) => depth));
  const isNarrow = width < NARROW;
  const places = isNarrow ? NARROW_PLACES : WIDE_PLACES;
  const left = places.desNets * width;
  const columnWidth = Math.min(64, width * (isNarrow ? 0.09 : 0.065));
  const learngeneCentre = places.learngene * width + columnWidth / 2;
  const orderWidth = 2 * Math.min(left - learngeneCentre, learngeneCentre - places.trained * width - columnWidth) - 8;
  const orderHeight = hasOrder ? ORDER_TITLE + ORDER_CHIP * Math.ceil(stored.length / Math.max(1, Math.floor(orderWidth / ORDER_CHIP))) : TOP;
  const layerHeight = Math.max(1, Math.min(HIGHEST_LAYER, (ground - TOP) / tallest, (ground - orderHeight) / Math.max(1, stored.length)));
  const pitch = (width - left) / Math.max(1, content.desNets.length);
  const desWidth = Math.min(columnWidth, pitch * 0.62);
  return {
    gauges: { right: places.trained * width - GAUGE_GAP, width: isNarrow ? GAUGE_WIDTH.narrow : GAUGE_WIDTH.wide },
    order: { x: learngeneCentre - orderWidth / 2, width: orderWidth },
    ancestor: { x: places.ancestor * width, width: columnWidth },
    trained: { key: 'trained', layers: trained, x: places.trained * width, width: columnWidth },
    learngene: { key: 'learngene', layers: stored, x: places.learngene * width, width: columnWidth },
    desNets: content.desNets.map(({ depth, layers }, place) => ({
      key: `depth ${depth}`, layers, x: left + pitch * place + (pitch - desWidth) / 2, width: desWidth,
    })),
    desNetsLeft: left,
    layerHeight,
    ground,
    isNarrow,
  };
}
