import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { Popover } from 'react-aria-components';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';
import { MenuPopover } from '../controls/menu-popover.tsx';
import { RunDetails } from './run-details.tsx';
import { RunFilesMenu } from './run-files-menu.tsx';
import type { RunRow } from './run-rows.ts';

/** What can be opened of a run: its name and notes, or the files that it can be saved as. */
export type PopoverKind = 'details' | 'files';

export type PopoverOpener = (kind: PopoverKind, id: string, button: HTMLButtonElement) => void;

interface OpenedPopover {
  readonly kind: PopoverKind;
  /** The run's. */
  readonly id: string;
  readonly button: HTMLButtonElement;
}

interface PopoverHandle {
  readonly opened: OpenedPopover | undefined;
  readonly open: PopoverOpener;
  readonly close: () => void;
}

/** The one popover of a table of runs: one for each button of each row would be hundreds. */
export function useRunPopover(): PopoverHandle {
  const [opened, setOpened] = useState<OpenedPopover>();
  const open = useCallback<PopoverOpener>((kind, id, button) => {
    if (button.ariaExpanded === 'true') return setOpened(undefined);
    button.focus({ preventScroll: true }); // which not every browser does at a press, and where the focus is to come back to
    return setOpened({ kind, id, button });
  }, []);
  const close = useCallback(() => setOpened(undefined), []);
  return useMemo(() => ({ opened, open, close }), [opened, open, close]);
}

interface RunPopoverProps {
  readonly handle: PopoverHandle;
  readonly rows: readonly RunRow[];
}

/** Above the button that opened it. */
export function RunPopover({ handle: { opened, close }, rows }: RunPopoverProps): ReactElement | null {
  const row = rows.find(({ id }) => id === opened?.id);
  if (!opened || !row?.kept) return null;
  const button = { current: opened.button };
  if (opened.kind === 'files') return <MenuPopover placement="top end" opened={{ button, close }}><RunFilesMenu kept={row.kept} onDone={close} /></MenuPopover>;
  return (
    <Popover className={join(controls['popover'])} placement="top end" triggerRef={button} isOpen onOpenChange={(isOpen) => isOpen || close()}>
      <RunDetails kept={row.kept} configuration={row.configuration} onDone={close} />
    </Popover>
  );
}
