import type { FieldGroup } from '../../config/field.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { needsAncestorFiles } from '../../store/chosen-files.ts';

/** Whether a group has something to choose or to allow, so that it must be open. */
export function asksForFiles(group: FieldGroup, config: ExperimentConfig): boolean {
  if (group === 'ancestry') return needsAncestorFiles(config);
  return group === 'data' && (config.data !== 'shapes10' || !['none', 'glyphs8'].includes(config.target));
}
