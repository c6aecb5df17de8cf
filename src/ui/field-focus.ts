/** A field that the person asked to be taken to, from wherever they were: its group opens and its control gets the focus. */
import { type RefObject, useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { FieldName } from '../config/fields.ts';

const store = createStore<{ readonly wanted: FieldName | undefined }>(() => ({ wanted: undefined }));

/** What of a field's row can be typed into or pressed, without the button that resets it. */
const CONTROLS = ':is(input, textarea, button, [tabindex="0"]):not([data-reset])';

/** Takes the person to a field that the form shows. */
export function goToField(wanted: FieldName): void {
  store.setState({ wanted });
}

/** The field to go to, until its row is there. */
export function useWantedField(): FieldName | undefined {
  return useStore(store, ({ wanted }) => wanted);
}

/** Gives the first control of a field's row the focus once the field is asked for. */
export function useFieldFocus(name: FieldName, row: RefObject<HTMLElement | null>): void {
  const isWanted = useWantedField() === name;
  useEffect(() => {
    if (!isWanted) return;
    focusControl(row.current);
    store.setState({ wanted: undefined });
  }, [isWanted, row]);
}

/** The first control of a row that the keyboard reaches. */
export function focusControl(row: HTMLElement | null): void {
  const controls = [...row?.querySelectorAll<HTMLElement>(CONTROLS) ?? []];
  const control = controls.find((each) => each.tabIndex >= 0 && !each.closest('[aria-hidden="true"]'));
  control?.scrollIntoView({ block: 'nearest' });
  control?.focus();
}
