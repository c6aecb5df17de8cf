import { type DragAndDropHooks, useDragAndDrop } from 'react-aria-components';
import { type DropPlace, moved } from './moved.ts';

/**
 * Dragging within one list whose items' keys are their indices; by keyboard: Enter on an item's handle, arrow
 * keys to a place, Enter to drop, Escape to leave all as it was.
 */
export function useReorder<T>(
  list: readonly T[], nameOf: (item: T, index: number) => string, onChange: (list: readonly T[]) => void,
): DragAndDropHooks {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': nameOf(list[Number(key)] as T, Number(key)) })),
    onReorder: ({ keys, target }) => {
      const [dragged] = keys;
      const place: DropPlace = { index: Number(target.key), position: target.dropPosition };
      onChange(moved(list, Number(dragged), place));
    },
  });
  return dragAndDropHooks;
}
