import type { FirstMessages } from '../../messages/messages.ts';
import { formatLayerSources } from '../../sws/layer-sources.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import type { LayerOrigin } from './layer-origin.ts';
import type { AncestorContent, PictureContent } from './picture-content.ts';

/** The picture in words, with the origin of every layer of every network. */
export function pictureInWords(content: PictureContent, strategy: StrategyName, messages: FirstMessages): readonly string[] {
  const { strategies, picture: { words, sources } } = messages;
  const { needs } = strategyNamed(strategy);
  const { ancestor, trained, stored, desNets } = content;
  return [
    ancestor.isTeacher ? words.teacher(ancestorNote(ancestor, messages)) : words.noTeacher,
    trained
      ? words.trained(sources[needs], trained.length, layersInWords(trained, words))
      : needs === 'trained' ? words.trainedEach : words.nothingTrained,
    stored.length > 0 ? words.stored(stored.length) : words.nothingStored,
    ...desNets.map(({ depth, layers }) => words.desNet(strategies[strategy].label, depth, layersInWords(layers, words))),
  ];
}

/** `10 layers`, `from a file`, `none`. */
export function ancestorNote({ depth, origin }: AncestorContent, { picture }: FirstMessages): string {
  return origin === 'trained' ? picture.layers(depth ?? 0) : picture.ancestors[origin];
}

/** `001123`, `0 to 7`, `drawn, drawn, 13, 14, 15`, `θ_B + 0, 1/4, 1/2, 3/4 of θ_A`. */
function layersInWords(layers: readonly LayerOrigin[], words: FirstMessages['picture']['words']): string {
  if (layers.every((layer) => typeof layer === 'number')) {
    return formatLayerSources(layers);
  }
  if (layers.every((layer) => layer === 'drawn')) return words.allDrawn;
  if (layers.every((layer) => typeof layer === 'object')) {
    return words.mixtures(layers.map(({ share }) => share.toFixed(2)).join(', '));
  }
  return layers.map((layer) => {
    if (layer === 'drawn') return words.drawn;
    return typeof layer === 'object' ? words.mixtures(layer.share.toFixed(2)) : layer;
  }).join(', ');
}
