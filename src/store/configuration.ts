import { configProblems } from '../config/check.ts';
import { defaultConfig } from '../config/defaults.ts';
import { parseFieldText } from '../config/field-text.ts';
import type { ExperimentConfig, FieldName } from '../config/fields.ts';
import { type InputError, messageOf } from '../lib/errors.ts';
import type { FirstMessages } from '../messages/messages.ts';

/** The form: the last configuration that could be read, and what stands in the way of running it. */
export interface ConfigurationState {
  readonly config: ExperimentConfig;
  /** Fields whose text is no value, with the message to show; `config` keeps their last value. */
  readonly unreadable: Readonly<Partial<Record<FieldName, string>>>;
  /** What is wrong between fields that are each fine. */
  readonly problems: readonly InputError[];
  /** Why the link in the address could not be opened. */
  readonly linkProblem: string | undefined;
}

export function initialConfiguration(): ConfigurationState {
  return withConfig(defaultConfig);
}

/** The form showing that configuration, nothing unreadable any more. */
export function withConfig(config: ExperimentConfig): ConfigurationState {
  return { config, unreadable: {}, problems: configProblems(config), linkProblem: undefined };
}

/** The form after `text` was typed into a field. */
export function withText(state: ConfigurationState, name: FieldName, text: string): ConfigurationState {
  try {
    return withValue(state, name, parseFieldText(name, text));
  } catch (thrown) {
    return { ...state, unreadable: { ...state.unreadable, [name]: messageOf(thrown) } };
  }
}

/** The form after a field got a value by another control than text. */
export function withValue<Name extends FieldName>(
  state: ConfigurationState, name: Name, value: ExperimentConfig[Name],
): ConfigurationState {
  const config = { ...state.config, [name]: value };
  const { [name]: _readNow, ...unreadable } = state.unreadable;
  return { ...state, config, unreadable, problems: configProblems(config) };
}

/** The messages that keep Run from starting, each once. */
export function blockers({ unreadable, problems }: ConfigurationState): readonly string[] {
  return [...new Set([...Object.values(unreadable), ...problems.map(({ message }) => message)])];
}

/** The first of them, as it is told to who wants to start; undefined where there is none. */
export function blockedText(state: ConfigurationState, { notices }: FirstMessages): string | undefined {
  const [problem] = blockers(state);
  return problem === undefined ? undefined : notices.blocked(problem);
}

/** What is wrong with a field: its unreadable text first, else the problems whose path begins with its name. */
export function fieldProblem({ unreadable, problems }: ConfigurationState, name: FieldName): string | undefined {
  const found = problems.find(({ path }) => path === name || path.startsWith(`${name}[`));
  return unreadable[name] ?? found?.message;
}
