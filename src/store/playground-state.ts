import type { ViewState } from '../config/view-link.ts';
import type { FirstMessages } from '../messages/messages.ts';
import type { TrainingClient } from '../worker/client.ts';
import type { ImagesClient } from '../worker/images-client.ts';
import type { ImagesResponse } from '../worker/images-protocol.ts';
import type { AskInterrupted } from '../worker/interrupted-client.ts';
import type { ResponseMessage } from '../worker/protocol.ts';
import type { ReadRunFiles } from '../worker/run-files-client.ts';
import type { Tell } from './announcement.ts';
import type { Tab } from './browser-tab.ts';
import { type ChosenFiles, noFiles } from './chosen-files.ts';
import { type ConfigurationState, initialConfiguration } from './configuration.ts';
import type { CountedMemory } from './counted-memory.ts';
import type { CurrentRun } from './current-run.ts';
import { type EditHistory, noEdits } from './edit-history.ts';
import type { EngineComparison } from './engine-comparison.ts';
import { type Estimates, noEstimates } from './estimates.ts';
import { type ImagesState, noImages } from './images.ts';
import { type FetchText, type Gallery, unaskedGallery } from './gallery.ts';
import type { Interruption } from './interruption.ts';
import type { Notices, NoticeText } from './notices.ts';
import type { RunningSeries } from './run-series.ts';
import type { KeptRun, RunStorage } from './run-storage.ts';
import type { TextStorage } from './text-storage.ts';

export interface PlaygroundState {
  readonly configuration: ConfigurationState;
  /** Earlier configurations, and those that were undone. */
  readonly edits: EditHistory;
  /** What of the page is shown, where a link or the person said so. */
  readonly view: ViewState;
  readonly files: ChosenFiles;
  readonly images: ImagesState;
  readonly run: CurrentRun | undefined;
  /** The variants of an experiment that run one after the other, while they do. */
  readonly series: RunningSeries | undefined;
  /** The engines side by side, once they were measured. */
  readonly comparison: EngineComparison | undefined;
  /** How fast this machine does each kind of work. */
  readonly estimates: Estimates;
  /** What a configuration of the form takes of memory, once it was counted. */
  readonly memory: CountedMemory | undefined;
  /** Kept runs, newest first. */
  readonly history: readonly KeptRun[];
  /** Runs that were under way when their page ended, the last one first. */
  readonly interrupted: readonly Interruption[];
  /** Results that come with the page. */
  readonly gallery: Gallery;
  /** The kept or built-in run that the charts show; undefined for the current one. */
  readonly shownId: string | undefined;
  /** Kept or built-in runs that the charts show beside it, in the order in which they were laid over. */
  readonly overlaidIds: readonly string[];
  /** The run that others are held against. */
  readonly baselineId: string | undefined;
  /** Whether the screen is kept on while a run is under way. */
  readonly keepsScreenOn: boolean;
  /** Whether a notice outside the page tells of a run that ends in a hidden tab. */
  readonly tellsOfEnd: boolean;
  /** What went wrong outside any run: Run without a file, storage refused. */
  readonly notice: string | undefined;
}

/** What is said of a run's end, in the page's language. */
export interface EndWords {
  readonly ended: (run: CurrentRun) => NoticeText;
  /** Where the browser shows no notices of this page. */
  readonly refused: () => string;
}

export interface PlaygroundOptions {
  readonly createClient: (onMessage: (message: ResponseMessage) => void) => TrainingClient;
  readonly storage: RunStorage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** `auto`, or what `?engine=` of the address says. */
  readonly engine: string;
  readonly createImagesClient: (onMessage: (message: ImagesResponse) => void) => ImagesClient;
  readonly askInterrupted: AskInterrupted;
  readonly readRunFiles: ReadRunFiles;
  /** The folder of the built-in data sets, an absolute URL ending in `/`. */
  readonly builtInUrl: string;
  /** Where the built-in results lie, alike. */
  readonly galleryUrl: string;
  readonly fetchText: FetchText;
  readonly tab: Tab;
  readonly speedStorage: TextStorage;
  readonly notices: Notices;
  readonly endWords: EndWords;
  readonly tell: Tell;
  /** The page's text in the language that it has now. */
  readonly messages: () => FirstMessages;
}

export const initialState: PlaygroundState = {
  configuration: initialConfiguration(),
  edits: noEdits,
  view: {},
  files: noFiles,
  images: noImages,
  run: undefined,
  series: undefined,
  comparison: undefined,
  estimates: noEstimates,
  memory: undefined,
  history: [],
  interrupted: [],
  gallery: unaskedGallery,
  shownId: undefined,
  overlaidIds: [],
  baselineId: undefined,
  keepsScreenOn: false,
  tellsOfEnd: false,
  notice: undefined,
};
