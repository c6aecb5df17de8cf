/** What a network transfer tells, and how the outside holds or ends it: types alone. */
export interface TransferState {
  readonly status: 'receiving' | 'waiting' | 'paused';
  /** The address being read. */
  readonly address: string;
  /** Bytes of all addresses together so far, those found in the store included. */
  readonly receivedBytes: number;
  /** Bytes of all addresses together; undefined while that is not known. */
  readonly totalBytes: number | undefined;
  /** Lately; 0 before the first measurement. */
  readonly bytesPerSecond: number;
  /** Why nothing comes, in words, while `waiting`: `no bytes for 6 s; try 2 of 6`. */
  readonly waitingFor: string | undefined;
}

/** Handed to all that reads from the network for one purpose. */
export interface Transfer {
  /** Ends reads, waits and retries at once. */
  readonly signal: AbortSignal;
  /** Resolves at once, or when a pause ends; asked before each piece that is read. */
  whenAllowed(): Promise<void>;
  /** Told of every change, as often as bytes come. */
  report(state: TransferState): void;
}
