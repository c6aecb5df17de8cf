import { createContext, type ReactElement, type ReactNode, useContext, useMemo, useState } from 'react';
import type { FieldName } from '../../config/fields.ts';
import { useFirstMessages } from '../language/language.ts';
import styles from './field-help.module.css';

interface Help {
  readonly field: FieldName | undefined;
  readonly show: (field: FieldName | undefined) => void;
}

const HelpContext = createContext<Help>({ field: undefined, show: () => {} });

export function FieldHelpProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [field, show] = useState<FieldName>();
  const help = useMemo(() => ({ field, show }), [field]);
  return <HelpContext value={help}>{children}</HelpContext>;
}

/** Handlers of a field's row: its help is shown while it is pointed at or has the focus. */
export function useHelpHandlers(name: FieldName): {
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
} {
  const { show } = useContext(HelpContext);
  const on = (): void => show(name);
  return { onPointerEnter: on, onFocus: on };
}

/**
 * What the field pointed at is, in a place that never covers the form. Screen readers get the same words as the
 * description of each field, so this box is hidden from them.
 */
export function FieldHelp(): ReactElement {
  const { field: name } = useContext(HelpContext);
  const { configuration: words, fields } = useFirstMessages();
  const field = name && fields[name];
  return (
    <div className={styles['help']} aria-hidden="true">
      {field
        ? (
          <>
            <p className={styles['title']}>
              {field.label}
              {field.paper !== undefined && <span className={styles['paper']}>{words.paper(field.paper)}</span>}
            </p>
            <p>{field.help}</p>
          </>
        )
        : <p>{words.pointAtField}</p>}
    </div>
  );
}
