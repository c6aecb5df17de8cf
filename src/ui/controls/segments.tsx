import type { ReactElement } from 'react';
import { ToggleButton, ToggleButtonGroup, type ToggleButtonProps } from 'react-aria-components';
import styles from './controls.module.css';
import { Icon, type IconName } from './icon.tsx';
import { join } from './join.ts';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown in place of the label, which remains the accessible name. */
  readonly icon?: IconName;
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** More handlers of each segment, such as those that mark what it stands for. */
  readonly handlers?: (value: Value) => Pick<ToggleButtonProps, 'onHoverChange' | 'onFocusChange'>;
}

/** One of a handful of values, all visible. */
export function Segments<Value extends string>({ label, segments, value, onChange, handlers }: SegmentsProps<Value>): ReactElement {
  return (
    <ToggleButtonGroup
      aria-label={label} className={join(styles['segments'])} disallowEmptySelection selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.value));
        if (chosen) onChange(chosen.value);
      }}
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.value} id={segment.value} className={join(styles['segment'])}
          {...handlers?.(segment.value)} {...(segment.icon ? { 'aria-label': segment.label } : {})}
        >
          {segment.icon ? <Icon name={segment.icon} /> : segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
