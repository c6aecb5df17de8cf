import { type ReactElement, type RefObject, useContext, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Tooltip, TooltipTrigger, TooltipTriggerStateContext } from 'react-aria-components';
import styles from './controls.module.css';
import { join } from './join.ts';

/**
 * The tooltip of the page, for elements under the pointer or with the focus of the keyboard that have a `data-tip`: its
 * text, or their accessible name where it is empty. One for all of them: with one for each, a button is hundreds of objects
 * more, in every row of a table.
 */
export function PageTip(): ReactElement {
  return <TooltipTrigger delay={500} closeDelay={50}><Tip /></TooltipTrigger>;
}

function Tip(): ReactElement {
  const { anchor, shown, enter, leave } = useAnchor();
  /** Whether the person pressed a key last, and not a button of the pointer: a focus that comes back then tells nothing. */
  const isByKeys = useRef(false);
  /** What was pressed tells no more until the pointer has left it. */
  const pressed = useRef<Element>(null);
  const follow = useEffectEvent((event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    const element = target?.closest<HTMLElement>('[data-tip]:not(:disabled)');
    switch (event.type) {
      case 'pointerover':
        if ((event as PointerEvent).pointerType === 'touch' || target?.closest('[role="tooltip"]')) return;
        if (element && element === pressed.current) return;
        pressed.current = null;
        return element ? enter(element, false) : leave(false);
      case 'focusin':
        if (!isByKeys.current || !element?.matches(':focus-visible')) return leave(true);
        pressed.current = null;
        return enter(element, true);
      case 'pointerdown':
        [pressed.current, isByKeys.current] = [element ?? null, false];
        return leave(true);
      case 'keydown':
        isByKeys.current = true;
        return leave(true);
      default:
        return leave(false);
    }
  });
  useEffect(() => {
    const page = document.documentElement;
    const listening = new AbortController();
    const events = ['pointerover', 'pointerleave', 'pointerdown', 'focusin', 'keydown'] as const;
    for (const name of events) page.addEventListener(name, follow, { signal: listening.signal, passive: true });
    return () => listening.abort();
  }, []);
  return <Tooltip key={shown.serial} triggerRef={anchor} className={join(styles['tooltip'])} offset={6}>{shown.text}</Tooltip>;
}

interface Anchor {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly shown: { readonly text: string; readonly serial: number };
  readonly enter: (element: HTMLElement, isAtOnce: boolean) => void;
  readonly leave: (isAtOnce: boolean) => void;
}

/** What the tooltip is of, and how it comes and goes. */
function useAnchor(): Anchor {
  const state = useContext(TooltipTriggerStateContext);
  const anchor = useRef<HTMLElement>(null);
  /** Whether the pointer or the focus is on it. */
  const isOn = useRef(false);
  /** Each tooltip is a new one, which finds its own place. */
  const [shown, setShown] = useState({ text: '', serial: 0 });
  const enter = (element: HTMLElement, isAtOnce: boolean): void => {
    if (element !== anchor.current || !state?.isOpen) setShown(({ serial }) => ({ text: textOf(element), serial: serial + 1 }));
    [anchor.current, isOn.current] = [element, true];
    state?.open(isAtOnce);
  };
  const leave = (isAtOnce: boolean): void => {
    if (isOn.current) state?.close(isAtOnce);
    isOn.current = false;
  };
  return { anchor, shown, enter, leave };
}

function textOf(element: HTMLElement): string {
  return element.dataset['tip'] || (element.ariaLabel ?? '');
}
