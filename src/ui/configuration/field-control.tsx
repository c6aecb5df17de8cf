import { memo, type ReactElement, Suspense } from 'react';
import { type FieldName, fieldOf } from '../../config/fields.ts';
import { optionLabel } from '../../messages/option-label.ts';
import { Choice } from '../controls/choice.tsx';
import { useFirstMessages } from '../language/language.ts';
import { later } from '../later.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { DepthsField } from './depths-field.tsx';
import { FieldRow } from './field-row.tsx';
import { NumberControl } from './number-control.tsx';
import { OrderField } from './order-field.tsx';
import { StageLayoutField } from './stage-layout-field.tsx';
import { StrategiesField } from './strategies-field.tsx';
import { TextControl } from './text-control.tsx';

// Only groups that are closed at first have such a field.
const BooleanControl = later(async () => (await import('./boolean-control.tsx')).BooleanControl);

/** The control for a field's kind; drawn again only when the field itself changes. */
export const FieldControl = memo(function FieldControl({ name }: { readonly name: FieldName }): ReactElement {
  const playground = usePlayground();
  const value = usePlaygroundState(({ configuration }) => configuration.config[name]);
  const { fields, options } = useFirstMessages();
  const { label } = fields[name];
  const field = fieldOf(name);
  const edit = (next: typeof value): void => playground.edit(name, next);
  switch (field.kind) {
    case 'integer':
    case 'number':
      return (
        <FieldRow name={name} labelsInput>
          {(ids) => <NumberControl name={name} field={field} value={value as number} ids={ids} />}
        </FieldRow>
      );
    case 'boolean':
      return (
        <FieldRow name={name}>
          {(ids) => <Suspense><BooleanControl label={label} value={value as boolean} ids={ids} onChange={edit} /></Suspense>}
        </FieldRow>
      );
    case 'choice':
      return (
        <FieldRow name={name} wide>
          {(ids) => (
            <Choice
              label={label} options={field.options.map((option) => ({ value: option.value, label: optionLabel(options, name, option.value) }))} value={value as string} describedBy={ids.description}
              onChange={(chosen) => playground.editText(name, chosen)}
            />
          )}
        </FieldRow>
      );
    // Stages and depths are both lists of integers, but so different to a person that each has a control of its own.
    case 'integers': return name === 'stageLayout' ? <StageLayoutField /> : <DepthsField name={name === 'tuneDepths' ? name : 'depths'} />;
    case 'strategies': return <StrategiesField name={name === 'tuneStrategies' ? name : 'strategies'} />;
    case 'order': return <OrderField />;
    case 'text':
      return (
        <FieldRow name={name} wide labelsInput>
          {(ids) => <TextControl name={name} value={value as string} ids={ids} />}
        </FieldRow>
      );
    default: return field satisfies never;
  }
});
