import type { ReactElement } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ImageUse } from '../../config/image-origin.ts';
import type { Messages } from '../../messages/messages.ts';
import type { ImageSample, ImagesView } from '../../worker/images-protocol.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './images-look.module.css';
import { OriginalPicture } from './original-picture.tsx';
import { PixelPicture } from './pixel-picture.tsx';
import { changeOfSize } from './training-size.ts';

interface ImagesLookProps {
  readonly view: ImagesView;
  readonly use: ImageUse;
}

/** What a set of images holds, and what becomes of some of them on the way into training. */
export function ImagesLook({ view, use }: ImagesLookProps): ReactElement {
  const playground = usePlayground();
  const { look: words } = useMessages().images;
  const close = (): void => playground.images.dismiss(use);
  return (
    <ModalOverlay className={join(styles['overlay'])} isOpen isDismissable onOpenChange={(isOpen) => { if (!isOpen) close(); }}>
      <Modal className={join(styles['modal'])}>
        <Dialog className={join(styles['dialog'])}>
          <header className={styles['header']}>
            <Heading slot="title" className={join(styles['title'])}>{view.name}</Heading>
            <IconButton icon="close" label={words.close} onPress={close} />
          </header>
          <Summary view={view} />
          <h3>{words.samples}</h3>
          <Samples view={view} />
          <h3>{words.counts}</h3>
          <Counts view={view} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Summary({ view: { inspection, imageSize } }: Pick<ImagesLookProps, 'view'>): ReactElement {
  const validationShare = usePlaygroundState(({ configuration }) => configuration.config.validationFraction);
  const { look: words } = useMessages().images;
  const { kind, classNames, counts, heldOut, grey, mean, std, skipped } = inspection;
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, count) => sum + count, 0);
  const decimals = (values: readonly number[]): string => values.map((value) => value.toFixed(3)).join(', ');
  const statistics = words.statistics(decimals(mean), decimals(std));
  const entries: readonly (readonly [string, string])[] = [
    [words.kind, kind],
    [words.images, words.imageCounts(total(counts.train), total(counts.validation), classNames.length)],
    [words.split, heldOut ? words.heldOut(Math.round(validationShare * 100)) : words.ownSplit],
    [words.sizes, sizesText(inspection, words)],
    [words.inTraining, words.trainedAs[changeOfSize(inspection.sizes, imageSize)](imageSize)],
    [words.channels, grey ? words.grey(statistics) : statistics],
    [words.leftOut, skipped.count === 0 ? words.noFiles : words.files(skipped.count, skipped.groups.map(({ reason, count, first }) => words.group(first, count - first.length, words.reasons[reason])))],
  ];
  return (
    <dl className={styles['summary']}>
      {entries.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function sizesText({ sizes, sampled }: ImagesView['inspection'], words: Messages['images']['look']): string {
  if (sizes.smallest === sizes.largest) return words.size(sizes.smallest);
  const several = words.manySizes(sizes.mostFrequent, sizes.smallest, sizes.largest);
  return sampled > 0 ? words.sampled(several, sampled) : several;
}

function Samples({ view }: Pick<ImagesLookProps, 'view'>): ReactElement {
  return (
    <ul className={styles['samples']}>
      {view.samples.map((sample) => (
        <li key={`${sample.split} ${sample.path}`}>
          <SampleFigure sample={sample} view={view} />
        </li>
      ))}
    </ul>
  );
}

function SampleFigure({ sample, view }: { readonly sample: ImageSample; readonly view: ImagesView }): ReactElement {
  const { label, split, original, pixels, augmented, path } = sample;
  const name = view.inspection.classNames[label] ?? String(label);
  const size = view.imageSize;
  const { look: words } = useMessages().images;
  return (
    <figure className={styles['sample']} title={path}>
      <div className={styles['pictures']}>
        {original && <OriginalPicture original={original} label={words.original(name, original.width, original.height)} />}
        <PixelPicture pixels={pixels} size={size} label={words.prepared(name)} />
        {augmented.map((variant, i) => {
          const description = words.augmented(name, i + 1);
          return <PixelPicture key={description} pixels={variant} size={size} label={description} />;
        })}
      </div>
      <figcaption>
        <b>{name}</b>
        {split === 'validation' ? words.ofValidation : augmented.length > 0 ? words.ofTrainingAugmented : words.ofTraining}
      </figcaption>
    </figure>
  );
}

function Counts({ view: { inspection: { classNames, counts } } }: Pick<ImagesLookProps, 'view'>): ReactElement {
  const { look: words } = useMessages().images;
  const most = Math.max(1, ...counts.train, ...counts.validation);
  return (
    <div className={styles['scroll']}>
      <table className={styles['counts']} aria-label={words.counts}>
        <thead>
          <tr>
            <th scope="col">{words.class}</th>
            <th scope="col">{words.training}</th>
            <th scope="col">{words.validation}</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {classNames.map((name, label) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{words.count(counts.train[label] ?? 0)}</td>
              <td>{words.count(counts.validation[label] ?? 0)}</td>
              <td aria-hidden="true">
                <svg width="100%" height="8" preserveAspectRatio="none" viewBox={`0 0 ${most} 1`}><rect width={counts.train[label] ?? 0} height="1" /></svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
