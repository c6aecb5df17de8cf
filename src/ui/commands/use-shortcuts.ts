import { useEffect } from 'react';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../playground-context.ts';
import { type Command, commands, isPossible } from './commands.ts';
import { isPressed, type Shortcut, TYPING_PLACES } from './shortcut.ts';
import { areSingleKeysOn } from './single-keys.ts';

/** Lets keys stand for commands, wherever the focus is but where letters are typed. */
export function useShortcuts(): void {
  const playground = usePlayground();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => obey(event, playground);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [playground]);
}

function obey(event: KeyboardEvent, playground: Playground): void {
  if (event.defaultPrevented || event.isComposing) return;
  const command = commands.find(({ shortcut }) => shortcut && isPressed(shortcut, event));
  if (!command?.shortcut || !acts(command.shortcut, event)) return;
  event.preventDefault();
  if (mayRun(command, event, playground)) command.run(playground);
}

/** Whether the keys mean the command where they were pressed. */
function acts({ mod = false, whileTyping = false }: Shortcut, { target }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.closest(TYPING_PLACES) !== null;
  return (mod || areSingleKeysOn()) && (whileTyping || !isTyping);
}

/** A key held down undoes on and on, but does not start and stop runs. */
function mayRun(command: Command, { repeat }: KeyboardEvent, { store }: Playground): boolean {
  return (!repeat || command.shortcut?.mod === true) && isPossible(command, store.getState());
}
