import { smoothedRate } from './rate.ts';
import type { Transfer, TransferState } from './transfer.ts';

/** Milliseconds between reports; a change of status is told at once. */
const betweenReports = 100;

/** Bytes of one address in the sums of a transfer. */
export interface Account {
  /** Of the whole file; undefined while the server does not tell. */
  expect(bytes: number | undefined): void;
  /** Sets what there is of it: what the store had kept, or nothing after starting again. */
  have(bytes: number): void;
  add(bytes: number): void;
}

/** A request, all its tries included. */
export interface Ongoing {
  /** Counts for the speed; what is of use is counted in an account. */
  received(bytes: number): void;
  waiting(reason: string): void;
  paused(): void;
  /** It goes on after a pause. */
  resumed(): void;
  end(): void;
}

/** Sums up what comes from several addresses, and reports it at most ten times a second. */
export interface TransferMeter {
  account(address: string): Account;
  begin(address: string): Ongoing;
}

interface Counted {
  receivedBytes: number;
  totalBytes: number | undefined;
}

interface Request {
  readonly address: string;
  status: TransferState['status'];
  reason: string | undefined;
}

export function transferMeter(report: Transfer['report']): TransferMeter {
  const accounts: Counted[] = [];
  const requests = new Set<Request>();
  const rate = smoothedRate(performance.now());
  let told: TransferState['status'] | undefined;
  let toldAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (address: string): void => {
    clearTimeout(timer);
    timer = undefined;
    toldAt = performance.now();
    const { status, reason } = summary(requests);
    told = status;
    report({ status, address, ...sums(accounts), bytesPerSecond: rate.measure(toldAt), waitingFor: reason });
  };
  const changed = (address: string): void => {
    const wait = toldAt + betweenReports - performance.now();
    if (wait <= 0 || summary(requests).status !== told) tell(address);
    else timer ??= setTimeout(() => tell(address), wait);
  };

  return {
    account(address) {
      const counted: Counted = { receivedBytes: 0, totalBytes: undefined };
      accounts.push(counted);
      return {
        expect: (bytes) => void (counted.totalBytes = bytes),
        have(bytes) {
          counted.receivedBytes = bytes;
          changed(address);
        },
        add(bytes) {
          counted.receivedBytes += bytes;
          changed(address);
        },
      };
    },
    begin(address) {
      const request: Request = { address, status: 'receiving', reason: undefined };
      if (requests.size === 0) rate.skipTo(performance.now());
      requests.add(request);
      const become = (status: Request['status'], reason?: string): void => {
        [request.status, request.reason] = [status, reason];
        changed(address);
      };
      return {
        received(bytes) {
          rate.received(bytes);
          become('receiving');
        },
        waiting: (reason) => become('waiting', reason),
        paused: () => become('paused'),
        resumed() {
          rate.skipTo(performance.now());
          become('receiving');
        },
        end: () => void requests.delete(request),
      };
    },
  };
}

function sums(accounts: readonly Counted[]): Pick<TransferState, 'receivedBytes' | 'totalBytes'> {
  let [receivedBytes, totalBytes]: [number, number | undefined] = [0, accounts.length === 0 ? undefined : 0];
  for (const account of accounts) {
    receivedBytes += account.receivedBytes;
    totalBytes = totalBytes === undefined || account.totalBytes === undefined ? undefined : totalBytes + account.totalBytes;
  }
  return { receivedBytes, totalBytes };
}

/** Waiting is only what all wait for: as long as one receives, something comes. */
function summary(requests: ReadonlySet<Request>): Pick<Request, 'status' | 'reason'> {
  const all = [...requests];
  return all.find(({ status }) => status === 'paused') ?? all.find(({ status }) => status === 'receiving') ?? all[0] ?? { status: 'receiving', reason: undefined };
}
