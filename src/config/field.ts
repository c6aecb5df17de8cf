import type { StrategyName } from '../sws/strategy.ts';
import type { InitializationOrder } from '../sws/initialization-order.ts';

/** The parts of the form, in the order of the paper. */
export type FieldGroup = 'data' | 'ancestry' | 'network' | 'stages' | 'training' | 'expansion' | 'tuning' | 'evaluation';

interface Described {
  /** Name in links (`#layout=…`), in configuration files and on the command line (`--layout …`). */
  readonly key: string;
  readonly group: FieldGroup;
  readonly label: string;
  /** What the field does, in one or two sentences. */
  readonly help: string;
  /** The paper's own value, where it has one. */
  readonly paper?: string;
  readonly unit?: string;
}

interface Bounded extends Described {
  readonly min: number;
  readonly max: number;
}

export interface IntegerField extends Bounded {
  readonly kind: 'integer';
  readonly default: number;
}

export interface NumberField extends Bounded {
  readonly kind: 'number';
  readonly default: number;
  /** Increment of the form's buttons. */
  readonly step: number;
}

export interface BooleanField extends Described {
  readonly kind: 'boolean';
  readonly default: boolean;
}

export interface ChoiceField<Value extends string = string> extends Described {
  readonly kind: 'choice';
  readonly default: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** Integers separated by commas; a run may be written `4-8` when `distinct`. */
export interface IntegersField extends Bounded {
  readonly kind: 'integers';
  readonly default: readonly number[];
  readonly maxLength: number;
  /** A set (kept sorted) rather than a list in which order and repetition mean something. */
  readonly distinct: boolean;
}

export interface StrategiesField extends Described {
  readonly kind: 'strategies';
  readonly default: readonly StrategyName[];
}

/** A named initialisation order, or a permutation of the stages such as `0,2,1`. */
export interface OrderField extends Described {
  readonly kind: 'order';
  readonly default: InitializationOrder;
}

/** One line of text, such as an address. */
export interface TextField extends Described {
  readonly kind: 'text';
  readonly default: string;
  readonly maxLength: number;
}

export type Field =
  | IntegerField
  | NumberField
  | BooleanField
  | ChoiceField
  | IntegersField
  | StrategiesField
  | OrderField
  | TextField;

/** The type of a field's value. */
export type ValueOf<F extends Field> = F extends ChoiceField<infer Value>
  ? Value
  : F extends BooleanField
    ? boolean
    : F extends IntegersField
      ? readonly number[]
      : F extends StrategiesField
        ? readonly StrategyName[]
        : F extends OrderField
          ? InitializationOrder
          : F extends TextField
            ? string
            : number;
