import { type Announcements, closestCenter, DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { arrayMove, rectSortingStrategy, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { createContext, type ReactElement, type ReactNode, useContext, useMemo, useRef } from 'react';
import type { Messages } from '../../messages/messages.ts';
import { useMessages } from '../language/language.ts';
import styles from './sortable-list.module.css';

interface SortableListProps<Item> {
  readonly label: string;
  readonly className: string;
  readonly itemClassName: string;
  /** From the first to the last. */
  readonly items: readonly Item[];
  readonly nameOf: (item: Item, index: number) => string;
  /** Beside each other, in as many rows as it takes, and not one below the other. */
  readonly isWrapped?: boolean;
  /** Called with all items in their new order. */
  readonly onChange: (items: readonly Item[]) => void;
  /** What is drawn of an item, with a `SortableHandle` in it. */
  readonly children: (item: Item, index: number) => ReactNode;
}

/** Pixels before a press becomes a drag. */
const activation = { activationConstraint: { distance: 3 } };
/** The class by which the handles of a list are found. */
const HANDLE = styles['handle'] ?? '';
const byKeyboard = { coordinateGetter: sortableKeyboardCoordinates };

/**
 * A list whose items are dragged to other places by their handles; by keyboard: Enter or space on a handle, arrow keys to
 * a place, Enter or space to drop, Escape to leave all as it was.
 */
export function SortableList<Item>(
  { label, className, itemClassName, items, nameOf, isWrapped = false, onChange, children }: SortableListProps<Item>,
): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  const { sortable: words } = useMessages();
  const sensors = useSensors(useSensor(PointerSensor, activation), useSensor(KeyboardSensor, byKeyboard));
  const names = items.map(nameOf);
  const ids = useMemo(() => Array.from({ length: items.length }, (_, index) => idOf(index)), [items.length]);
  const drop = ({ active, over, activatorEvent }: DragEndEvent): void => {
    if (!over || over.id === active.id) return;
    const to = Number(over.id);
    onChange(arrayMove([...items], Number(active.id), to));
    // The item's new handle: those of the list stay where they are.
    if (activatorEvent instanceof KeyboardEvent) list.current?.querySelectorAll<HTMLElement>(`.${HANDLE}`)[to]?.focus();
  };
  return (
    <DndContext
      sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}
      accessibility={{ announcements: announcements(names, words), screenReaderInstructions: { draggable: words.instructions }, restoreFocus: false }}
    >
      <SortableContext items={ids} strategy={isWrapped ? rectSortingStrategy : verticalListSortingStrategy}>
        <ul ref={list} className={className} aria-label={label}>
          {items.map((item, index) => <SortableItem key={idOf(index)} id={idOf(index)} className={itemClassName}>{children(item, index)}</SortableItem>)}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

/** As text: dnd-kit would take the number 0 for none. */
function idOf(index: number): string {
  return String(index);
}

type Handle = Pick<ReturnType<typeof useSortable>, 'attributes' | 'listeners' | 'setActivatorNodeRef'>;

const HandleContext = createContext<Handle | undefined>(undefined);

interface SortableItemProps {
  readonly id: string;
  readonly className: string;
  readonly children: ReactNode;
}

function SortableItem({ id, className, children }: SortableItemProps): ReactElement {
  const { sortable: words } = useMessages();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id, attributes: { roleDescription: words.role } });
  const handle = useMemo(() => ({ attributes, listeners, setActivatorNodeRef }), [attributes, listeners, setActivatorNodeRef]);
  return (
    <li
      ref={setNodeRef} className={`${styles['item']} ${className}`} style={{ transform: CSS.Translate.toString(transform) ?? undefined, transition }} data-dragging={isDragging || undefined}
    >
      <HandleContext value={handle}>{children}</HandleContext>
    </li>
  );
}

interface SortableHandleProps {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** By what an item of a sortable list is dragged. */
export function SortableHandle({ label, className, children }: SortableHandleProps): ReactElement {
  const handle = useContext(HandleContext);
  return (
    <button
      type="button" {...handle?.attributes} {...handle?.listeners} ref={handle?.setActivatorNodeRef}
      className={`${HANDLE} ${className}`} aria-label={label}
    >
      {children}
    </button>
  );
}

/** What a screen reader says while an item is moved. */
function announcements(names: readonly string[], words: Messages['sortable']): Announcements {
  const nameOf = (id: string | number): string => names[Number(id)] ?? '';
  const placeOf = (id: string | number): number => Number(id) + 1;
  return {
    onDragStart: ({ active }) => words.lifted(nameOf(active.id), placeOf(active.id), names.length),
    onDragOver: ({ active, over }) => (over ? words.over(nameOf(active.id), placeOf(over.id), names.length) : undefined),
    onDragEnd: ({ active, over }) => (over ? words.dropped(nameOf(active.id), placeOf(over.id), names.length) : words.left(nameOf(active.id))),
    onDragCancel: ({ active }) => words.left(nameOf(active.id)),
  };
}
