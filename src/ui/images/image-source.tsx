import type { ReactElement } from 'react';
import { hostsOf, imageOrigin, type ImageUse } from '../../config/image-origin.ts';
import { publicDataset, type PublicDataset } from '../../config/public-datasets.ts';
import { formatBytes } from '../../lib/format.ts';
import { transferText } from '../../lib/transfer-text.ts';
import { hostsToAllow } from '../../store/chosen-files.ts';
import { isUnderWay } from '../../store/images.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { FilePicker } from './file-picker.tsx';
import styles from './image-source.module.css';
import { ImagesLook } from './images-look.tsx';
import { taskText } from './task-text.ts';

/** Endings and types to offer; what a chosen file is, its content decides. */
const imageFiles = ['.zip', '.tar', '.tgz', '.gz', '.parquet', 'application/zip', 'application/x-tar', 'application/gzip', 'image/*'];

/** Where the images for a use come from, and what can be done with them before a run. */
export function ImageSource({ use }: { readonly use: ImageUse }): ReactElement {
  const playground = usePlayground();
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const files = usePlaygroundState((state) => state.files[use]);
  const allowedHosts = usePlaygroundState((state) => state.images.allowedHosts);
  const task = usePlaygroundState((state) => state.images.tasks[use]);
  const origin = imageOrigin(config, use);
  const toAllow = hostsToAllow(config, use, allowedHosts);
  const isReady = toAllow.length === 0 && (origin?.kind !== 'files' || files.length > 0);
  const messages = useMessages();
  const words = messages.images.source;
  return (
    <div className={styles['source']}>
      {origin?.kind === 'files' && (
        <FilePicker
          label={files.length > 0 ? words.chooseOther(use) : words.choose(use)} folderLabel={words.chooseFolder}
          endings={imageFiles} files={files} onChoose={(chosen) => playground.chooseFiles({ [use]: chosen })}
        />
      )}
      {origin?.kind === 'addresses' && <AboutAddresses hosts={hostsOf(origin)} set={publicDataset(config[use])} />}
      {toAllow.length > 0 && (
        <ActionButton variant="primary" onPress={() => playground.images.allow(use)}>{words.allow(toAllow)}</ActionButton>
      )}
      {isReady && !isUnderWay(task) && (
        <div className={styles['buttons']}>
          <ActionButton small icon="table" onPress={() => playground.images.start(use, 'look')}>{words.look(use)}</ActionButton>
          {origin?.kind === 'addresses' && (
            <ActionButton small icon="download" onPress={() => playground.images.start(use, 'fetch')}>{words.fetchAll}</ActionButton>
          )}
        </div>
      )}
      {task && isUnderWay(task) && (
        <div className={styles['buttons']}>
          {origin?.kind === 'addresses' && (
            <ActionButton small icon={task.status === 'paused' ? 'run' : 'pause'} onPress={() => playground.images.pause(use, task.status !== 'paused')}>
              {task.status === 'paused' ? words.goOn : words.pause}
            </ActionButton>
          )}
          <ActionButton small icon="stop" onPress={() => playground.images.cancel(use)}>{words.cancel}</ActionButton>
        </div>
      )}
      {task && <output className={styles['state']} data-failed={task.status === 'failed' || undefined}>{taskText(task, messages.images)}</output>}
      {task?.transfer && isUnderWay(task) && <p className={styles['transfer']}>{transferText(task.transfer, messages.progress.transfer)}</p>}
      {task?.notices.map((notice) => <p key={notice} className={styles['transfer']}>{words.notice(notice)}</p>)}
      {task?.view && <ImagesLook view={task.view} use={use} />}
    </div>
  );
}

interface AboutAddressesProps {
  readonly hosts: readonly string[];
  readonly set: PublicDataset | undefined;
}

/** What a person should know before anything is asked of a server. */
function AboutAddresses({ hosts, set }: AboutAddressesProps): ReactElement {
  const { source: words } = useMessages().images;
  const { about } = words;
  return (
    <dl className={styles['about']}>
      {set && (
        <>
          <dt>{about.images}</dt>
          <dd>{words.set(set.trainImages, set.validationImages, set.classes, set.pixels)}</dd>
          <dt>{about.size}</dt>
          <dd>{words.bytes(formatBytes(set.bytes).replace('.0', ''))}</dd>
          <dt>{about.licence}</dt>
          <dd>{words.licence(set.licence)}</dd>
          <dt>{about.address}</dt>
          <dd>{set.address}</dd>
        </>
      )}
      <dt>{about.asks}</dt>
      <dd>{words.hosts(hosts)}</dd>
    </dl>
  );
}
