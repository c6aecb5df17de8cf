import { type ReactElement, useContext, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Tooltip, TooltipTrigger, TooltipTriggerStateContext } from 'react-aria-components';
import styles from './controls.module.css';
import { join } from './join.ts';

/**
 * The tooltip of the page, for elements under the pointer or with the focus of the keyboard that have a `data-tip`: its
 * text, or their accessible name where it is empty. One for all of them: one for each would make hundreds of objects of
 * every button of every row of a table.
 */
export function PageTip(): ReactElement {
  return <TooltipTrigger delay={500} closeDelay={50}><Tip /></TooltipTrigger>;
}

function Tip(): ReactElement {
  const state = useContext(TooltipTriggerStateContext);
  const anchor = useRef<HTMLElement>(null);
  const [shown, setShown] = useState({ text: '', serial: 0 });
  const pointAt = (element: HTMLElement, isAtOnce: boolean): void => {
    if (element !== anchor.current || !state?.isOpen) setShown(({ serial }) => ({ text: element.dataset['tip'] || (element.ariaLabel ?? ''), serial: serial + 1 }));
    anchor.current = element;
    state?.open(isAtOnce);
  };
  const follow = useEffectEvent((event: Event): void => {
    if (event.type === 'pointerdown') return state?.close(true);
    if (event.type === 'keydown') return (event as KeyboardEvent).key === 'Escape' ? state?.close(true) : undefined;
    if (event.type === 'pointerleave') return state?.close();
    const target = event.target as Element;
    const isFocus = event.type === 'focusin';
    const element = target.closest<HTMLElement>('[data-tip]:not(:disabled)');
    if (isFocus) return element?.matches(':focus-visible') ? pointAt(element, true) : state?.close(true);
    if ((event as PointerEvent).pointerType === 'touch' || target.closest('[role="tooltip"]')) return undefined;
    return element ? pointAt(element, false) : state?.close();
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
