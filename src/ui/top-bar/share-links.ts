/** What Share gives: the address of the page as it is, or as it stands in a frame of another page. */
import { configToFragment } from '../../config/link.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { presetOf } from '../../config/presets.ts';
import type { ViewState } from '../../config/view-link.ts';
import type { Messages } from '../../messages/messages.ts';
import { presetWords } from '../../messages/preset-words.ts';

/**
 * What the page may do in a frame. It is the page's own origin that it keeps (`allow-same-origin`), without which it has
 * neither a worker nor its kept runs; that is safe because the page around it has another. It may not navigate that page,
 * ask it anything by dialogs, or submit forms, of which it has none that leave it.
 */
const SANDBOX = 'allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox';
/** Threads need an isolated page, Share the clipboard. */
const ALLOW = 'cross-origin-isolated; clipboard-write; fullscreen';

/** The address of `config` shown as `view` says, on the page whose address without a fragment is `page`. */
export function shareLink(page: string, config: ExperimentConfig, view: ViewState): string {
  return `${page}${configToFragment(config, view)}`;
}

/** HTML that shows the same in a frame. */
export function frameSnippet(page: string, config: ExperimentConfig, view: ViewState, messages: Messages): string {
  const address = shareLink(page, config, { ...view, embed: true });
  return `<iframe src="${attribute(address)}" title="${attribute(messages.sharing.frameTitle(presetWords(presetOf(config), messages).label))}" `
    + `width="100%" height="720" loading="lazy" sandbox="${SANDBOX}" allow="${ALLOW}"></iframe>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
