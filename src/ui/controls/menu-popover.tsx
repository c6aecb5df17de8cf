import { type ReactElement, type ReactNode, type RefObject, useContext, useEffect, useEffectEvent, useRef, useState } from 'react';
import { OverlayTriggerStateContext, Popover, type PopoverProps } from 'react-aria-components';
import styles from './controls.module.css';
import { join } from './join.ts';

interface MenuPopoverProps extends Pick<PopoverProps, 'placement' | 'offset'> {
  /** Outside of a `MenuTrigger`: the button that opened it, and what closes it again. */
  readonly opened?: { readonly button: RefObject<Element | null>; readonly close: () => void };
  readonly children: ReactNode;
}

/**
 * A menu beside its button. The rest of the page stays as it is: a modal popover makes all of it inert, for which its
 * elements, thousands with many runs, are styled anew twice. A press beside the menu, or on its button, closes it. Under a
 * finger it is modal nevertheless: a phone scrolls a little while the menu is being placed, which would close it.
 */
export function MenuPopover({ opened, children, ...place }: MenuPopoverProps): ReactElement {
  const state = useContext(OverlayTriggerStateContext);
  const trigger = opened ? undefined : state;
  const popover = useRef<HTMLElement>(null);
  const [isModal] = useState(() => !matchMedia('(hover: hover)').matches);
  const isOpen = opened !== undefined || trigger?.isOpen === true;
  const press = useEffectEvent((event: Event) => {
    const target = event.target instanceof Element ? event.target : null;
    const isOnButton = (opened ? opened.button.current : buttonOf(popover.current))?.contains(target) === true;
    if (event.type === 'mousedown') {
      // The focus would go to the button, which closes the menu, and the click would open it again.
      if (isOnButton) event.preventDefault();
    } else if (isOnButton && trigger) {
      event.stopPropagation(); // A press on the button of a MenuTrigger opens, and never closes.
      trigger.close();
    } else if (!isOnButton && !popover.current?.contains(target)) {
      if (opened) opened.close();
      else trigger?.close();
    }
  });
  useEffect(() => {
    if (!isOpen || isModal) return undefined;
    const listening = new AbortController();
    for (const name of ['pointerdown', 'mousedown']) document.addEventListener(name, press, { capture: true, signal: listening.signal });
    return () => listening.abort();
  }, [isOpen, isModal]);
  return (
    <Popover
      {...place} {...(opened && { triggerRef: opened.button, isOpen: true, onOpenChange: (stays: boolean) => stays || opened.close() })}
      ref={popover} className={join(styles['popover'])} isNonModal={!isModal}
    >
      {children}
    </Popover>
  );
}

/** The button of a `MenuTrigger` whose menu is open. */
function buttonOf(popover: HTMLElement | null): Element | null {
  const menu = popover?.querySelector('[role="menu"]');
  return menu ? document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) : null;
}
