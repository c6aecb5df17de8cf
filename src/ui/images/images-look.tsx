import type { ReactElement } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ImageUse } from '../../config/image-origin.ts';
import type { ImageSample, ImagesView } from '../../worker/images-protocol.ts';
import { IconButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './images-look.module.css';
import { OriginalPicture } from './original-picture.tsx';
import { PixelPicture } from './pixel-picture.tsx';
import { trainingSizeText } from './training-size.ts';

interface ImagesLookProps {
  readonly view: ImagesView;
  readonly use: ImageUse;
}

/** What a set of images holds, and what becomes of some of them on the way into training. */
export function ImagesLook({ view, use }: ImagesLookProps): ReactElement {
  const playground = usePlayground();
  const close = (): void => playground.images.dismiss(use);
  return (
    <ModalOverlay className={join(styles['overlay'])} isOpen isDismissable onOpenChange={(isOpen) => { if (!isOpen) close(); }}>
      <Modal className={join(styles['modal'])}>
        <Dialog className={join(styles['dialog'])}>
          <header className={styles['header']}>
            <Heading slot="title" className={join(styles['title'])}>{view.name}</Heading>
            <IconButton icon="close" label="Close" onPress={close} />
          </header>
          <Summary view={view} />
          <h3>Samples</h3>
          <Samples view={view} />
          <h3>Images of each class</h3>
          <Counts view={view} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Summary({ view: { inspection, imageSize } }: Pick<ImagesLookProps, 'view'>): ReactElement {
  const validationShare = usePlaygroundState(({ configuration }) => configuration.config.validationFraction);
  const { kind, classNames, counts, heldOut, sizes, sampled, grey, mean, std, skipped } = inspection;
  const total = (numbers: readonly number[]): string => numbers.reduce((sum, count) => sum + count, 0).toLocaleString('en');
  const decimals = (values: readonly number[]): string => values.map((value) => value.toFixed(3)).join(', ');
  const entries: readonly (readonly [string, string])[] = [
    ['Kind', kind],
    ['Images', `${total(counts.train)} to train on, ${total(counts.validation)} to validate, ${classNames.length} classes`],
    ['Split', heldOut ? `${Math.round(validationShare * 100)} % of each class is held out, drawn by the seed` : 'as the set has it'],
    ['Sizes', sizes.smallest === sizes.largest ? `${sizes.smallest} px` : `mostly ${sizes.mostFrequent} px, from ${sizes.smallest} to ${sizes.largest}${sampled > 0 ? `, in a sample of ${sampled}` : ''}`],
    ['In training', trainingSizeText(sizes, imageSize)],
    ['Channels', `mean ${decimals(mean)}; deviation ${decimals(std)}${grey ? '; all grey' : ''}`],
    ['Left out', skipped.count === 0 ? 'no files' : `${skipped.count} files: ${skipped.first.join(', ')}${skipped.count > skipped.first.length ? ', …' : ''}`],
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
  return (
    <figure className={styles['sample']} title={path}>
      <div className={styles['pictures']}>
        {original && <OriginalPicture original={original} label={`${name}, as it is: ${original.width} × ${original.height} px`} />}
        <PixelPicture pixels={pixels} size={size} label={`${name}, in training`} />
        {augmented.map((variant, i) => {
          const description = `${name}, augmented, draw ${i + 1}`;
          return <PixelPicture key={description} pixels={variant} size={size} label={description} />;
        })}
      </div>
      <figcaption>
        <b>{name}</b>
        {split === 'validation' ? 'validation' : augmented.length > 0 ? 'training, then augmented' : 'training'}
      </figcaption>
    </figure>
  );
}

function Counts({ view: { inspection: { classNames, counts } } }: Pick<ImagesLookProps, 'view'>): ReactElement {
  const most = Math.max(1, ...counts.train, ...counts.validation);
  return (
    <div className={styles['scroll']}>
      <table className={styles['counts']} aria-label="Images of each class">
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col">Training</th>
            <th scope="col">Validation</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {classNames.map((name, label) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{(counts.train[label] ?? 0).toLocaleString('en')}</td>
              <td>{(counts.validation[label] ?? 0).toLocaleString('en')}</td>
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
