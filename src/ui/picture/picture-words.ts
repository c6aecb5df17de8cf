import { formatLayerSources } from '../../sws/layer-sources.ts';
import { strategyNamed, type SourceNetwork, type StrategyName } from '../../sws/strategy.ts';
import type { LayerOrigin } from './layer-origin.ts';
import type { PictureContent } from './picture-content.ts';

/** What the picture calls the network that layers are taken from. */
export const sourceNames: Readonly<Record<SourceNetwork, string>> = {
  'aux-net': 'Aux-Net',
  'vanilla-net': 'Vanilla net',
  'tleg-net': 'TLEG net',
  'deep-net': 'Deep net',
  ancestor: 'Ancestor',
  trained: 'One a depth',
  none: 'Nothing',
};

/** The picture in words, with the origin of every layer of every network. */
export function pictureInWords(content: PictureContent, strategy: StrategyName): readonly string[] {
  const { label, needs } = strategyNamed(strategy);
  const { ancestor, trained, stored, desNets } = content;
  return [
    ancestor.isTeacher ? `Ancestor, ${ancestor.note}, whose predictions are distilled.` : 'No ancestor teaches.',
    trained
      ? `${sourceNames[needs]} of ${trained.length} layers: ${layersInWords(trained)}.`
      : needs === 'trained' ? 'A network of each depth is trained from scratch.' : 'Nothing is trained beforehand.',
    stored.length > 0 ? `Stored: ${stored.length} layers, counted from 0.` : 'No learngene is stored.',
    ...desNets.map(({ depth, layers }) => `${label} Des-Net of depth ${depth}: ${layersInWords(layers)}.`),
  ];
}

/** `001123`, `0 to 7`, `drawn, drawn, 13, 14, 15`, `θ_B + 0, 1/4, 1/2, 3/4 of θ_A`. */
function layersInWords(layers: readonly LayerOrigin[]): string {
  if (layers.every((layer) => typeof layer === 'number')) {
    return formatLayerSources(layers);
  }
  if (layers.every((layer) => layer === 'drawn')) return 'all drawn at random';
  if (layers.every((layer) => typeof layer === 'object')) {
    return `θ_B plus ${layers.map(({ share }) => share.toFixed(2)).join(', ')} of θ_A`;
  }
  return layers.map((layer) => (typeof layer === 'object' ? `θ_B plus ${layer.share.toFixed(2)} of θ_A` : layer)).join(', ');
}
