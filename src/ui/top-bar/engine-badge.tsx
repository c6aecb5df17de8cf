import { type ReactElement, Suspense } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import controls from '../controls/controls.module.css';
import { useFirstMessages } from '../language/language.ts';
import { later } from '../later.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './engine-badge.module.css';

const EngineComparisonPart = later(async () => (await import('./engine-comparison.tsx')).EngineComparisonPart);

/** Which engine computes, and on request why. */
export function EngineBadge(): ReactElement {
  const { engine: wanted } = usePlayground();
  const engine = usePlaygroundState(({ run }) => run?.engine);
  const data = usePlaygroundState(({ run }) => run?.data);
  const { engines: words } = useFirstMessages();
  const [adapter, detail] = partsOf(engine?.adapter ?? (wanted === 'auto' ? words.undecided : wanted));
  return (
    <DialogTrigger>
      <Button className={join(styles['badge'])} data-known={engine !== undefined}>
        <Icon name="chip" />
        <span className={styles['name']}>
          <span className={styles['label']}>{words.label(detail)}</span>
          <span className={styles['adapter']}>{adapter}</span>
        </span>
      </Button>
      <Popover className={join(controls['popover'])} placement="bottom end">
        <Dialog className={join(styles['dialog'])}>
          <Heading slot="title" className={join(styles['title'])}>{words.title}</Heading>
          {engine
            ? <p><b>{engine.name}</b>{words.on(engine.adapter, engine.reason)}</p>
            : <p>{wanted === 'auto' ? words.automatic : words.asked(wanted)}</p>}
          {data && <p>{words.images(data.name, data.trainImages, data.validationImages, data.classNames.length)}</p>}
          <Suspense><EngineComparisonPart /></Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** `WebAssembly SIMD, 2 threads` and `tfjs webgpu (nvidia hopper)`: too long for one line of the badge. */
function partsOf(adapter: string): readonly [adapter: string, detail?: string] {
  const [, name, detail] = /^(.*?)(?:, | \()(.*?)\)?$/.exec(adapter) ?? [];
  return name === undefined || detail === undefined ? [adapter] : [name, detail];
}
