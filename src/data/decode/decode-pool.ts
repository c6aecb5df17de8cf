/**
 * Decodes and scales images in threads, so that the one that trains does neither. Threads start when the first
 * images come. A thread that dies or cannot start is replaced; when replacing does not help, images are decoded in the
 * thread that asks, with the same pixels. A job keeps its bytes until it is answered: a thread gets a copy of them,
 * as they may be a view of memory that others use, and as another thread may have to try again.
 */
import { onAbort } from '../concurrent.ts';
import { InputError } from '../../lib/errors.ts';
import type { DecodeImage } from './decode-image.ts';
import type { DecodeJob, DecodeReply } from './decode-messages.ts';
import { bytesOf, type DecodedImage, type Decoder, type ImageContent } from './decoder.ts';
import { ownThreadDecoder } from './own-thread-decoder.ts';

export interface DecodeThread {
  post(job: DecodeJob, transfer: ArrayBuffer[]): void;
  end(): Promise<void>;
}

export interface ThreadEvents {
  /** The thread says something. */
  readonly reply: (reply: DecodeReply) => void;
  /** The thread is no more, or never came to be. */
  readonly died: () => void;
}

/** What a pool needs of browser or Node. */
export interface DecodePlatform {
  readonly processors: number;
  /** Decodes in the thread that asks, as the pool's threads do. */
  readonly decode: DecodeImage;
  /** Starts a thread; may throw where threads are forbidden. */
  startThread(events: ThreadEvents): DecodeThread;
}

interface Job extends DecodeJob {
  /** Was under way in a thread that died, perhaps because of it. */
  suspect: boolean;
  /** Its read was not aborted. */
  isWanted: boolean;
  settle(outcome: Promise<DecodedImage>): void;
}

interface Seat {
  readonly thread: DecodeThread;
  /** Of its jobs. */
  bytes: number;
  isReady: boolean;
  /** Under way, by id, oldest first; those of aborted reads too, as the thread is busy with them. */
  readonly jobs: Map<number, Job>;
}

const mostThreads = 4;
/** Jobs that a thread may have under way whatever their size: while one is decoded, the next is on its way. */
const jobsPerThread = 2;
/**
 * Bytes up to which it may have more of them, and how many: the thread that asks hears of answers only when it is at
 * rest, and an engine may hold it for a training step, in which hundreds of small images are decoded.
 */
const bytesPerThread = 2e6;
const mostJobsPerThread = 256;
/** Pictures up to so many pixels are scaled in less time than they take to another thread and back. */
const tinyPixels = 128 * 128;

/** A decoder with a thread for each processor but one, at least 1 and at most 4. */
export function decodePool(platform: DecodePlatform): Decoder {
  return new DecodePool(platform);
}

class DecodePool implements Decoder {
  readonly #platform: DecodePlatform;
  readonly #own: Decoder;
  readonly #size: number;
  readonly #seats = new Set<Seat>();
  readonly #waiting = new Set<Job>();
  #replacementsLeft: number;
  #nextId = 0;
  #isClosed = false;

  constructor(platform: DecodePlatform) {
    this.#platform = platform;
    this.#own = ownThreadDecoder(platform.decode);
    this.#size = Math.min(mostThreads, Math.max(1, platform.processors - 1));
    this.#replacementsLeft = this.#size;
  }

  async decode(path: string, content: ImageContent, size: number, signal?: AbortSignal): Promise<DecodedImage> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw closedError();
    if (isTiny(content)) return this.#own.decode(path, content, size, signal);
    return new Promise((resolve, reject) => {
      const drop = (): void => {
        job.isWanted = false;
        this.#waiting.delete(job);
        reject(signal?.reason as Error);
      };
      const forget = signal ? onAbort(signal, drop) : () => undefined;
      const settle = (outcome: Promise<DecodedImage>): void => {
        forget();
        outcome.then(resolve, reject);
      };
      const job: Job = { id: this.#nextId++, path, content, size, suspect: false, isWanted: true, settle };
      this.#waiting.add(job);
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const seats = [...this.#seats];
    const unanswered = [...this.#waiting, ...seats.flatMap(({ jobs }) => [...jobs.values()])];
    this.#seats.clear();
    this.#waiting.clear();
    for (const job of unanswered) job.settle(Promise.reject(closedError()));
    await Promise.all(seats.map(({ thread }) => thread.end()));
  }

  /** Gives the jobs that wait to threads with room for them; a suspect goes to a thread that it has for itself. */
  #dispatch(): void {
    for (const job of this.#waiting) {
      const seat = this.#seatFor(job);
      if (seat) this.#give(job, seat);
      else if (this.#seats.size === 0) this.#decodeHere(job);
      else if (!job.suspect) return; // nor is there room for those behind it
    }
  }

  #seatFor(job: Job): Seat | undefined {
    const idle = [...this.#seats].find(({ jobs }) => jobs.size === 0) ?? this.#newSeat();
    if (idle || job.suspect) return idle;
    const open = [...this.#seats].filter((seat) => hasRoom(seat, job));
    return open.toSorted((a, b) => a.bytes - b.bytes)[0];
  }

  #newSeat(): Seat | undefined {
    while (this.#seats.size < this.#size && this.#replacementsLeft >= 0) {
      try {
        const thread = this.#platform.startThread({ reply: (reply) => this.#hear(seat, reply), died: () => this.#bury(seat) });
        const seat: Seat = { thread, bytes: 0, isReady: false, jobs: new Map() };
        this.#seats.add(seat);
        return seat;
      } catch {
        this.#replacementsLeft--; // tried again, then done without: what threads are for can be done here
      }
    }
    return undefined;
  }

  #give(job: Job, seat: Seat): void {
    this.#waiting.delete(job);
    seat.jobs.set(job.id, job);
    seat.bytes += bytesOf(job.content);
    const { id, path, size } = job;
    const { content, transfer } = copied(job.content);
    seat.thread.post({ id, path, size, content }, transfer);
  }

  #decodeHere(job: Job): void {
    this.#waiting.delete(job);
    job.settle(this.#own.decode(job.path, job.content, job.size));
  }

  #hear(seat: Seat, reply: DecodeReply): void {
    if (reply.kind === 'ready') {
      seat.isReady = true;
      return;
    }
    const job = seat.jobs.get(reply.id);
    seat.jobs.delete(reply.id);
    if (job) seat.bytes -= bytesOf(job.content);
    job?.settle(reply.kind === 'decoded' ? Promise.resolve(reply.image) : Promise.reject(new InputError(job.path, reply.message)));
    this.#dispatch();
  }

  #bury(seat: Seat): void {
    if (!this.#seats.delete(seat)) return; // closed, or told twice
    this.#replacementsLeft--;
    void seat.thread.end();
    for (const job of seat.jobs.values()) {
      if (!job.isWanted) continue;
      if (job.suspect && seat.isReady) job.settle(Promise.reject(deadlyImage(job.path))); // it was alone in there
      else this.#waiting.add(job);
      job.suspect ||= seat.isReady;
    }
    this.#dispatch();
  }
}

function hasRoom({ jobs, bytes }: Seat, job: Job): boolean {
  const isFew = jobs.size < jobsPerThread || (jobs.size < mostJobsPerThread && bytes + bytesOf(job.content) <= bytesPerThread);
  const [first] = jobs.values();
  return isFew && !first?.suspect; // a suspect is alone in its thread
}

function isTiny(content: ImageContent): boolean {
  return content.kind === 'pixels' && content.picture.width * content.picture.height <= tinyPixels;
}

/** The content in memory of its own, which can be transferred. */
function copied(content: ImageContent): { readonly content: ImageContent; readonly transfer: ArrayBuffer[] } {
  if (content.kind === 'file') {
    const bytes = new Uint8Array(content.bytes);
    return { content: { kind: 'file', bytes }, transfer: [bytes.buffer] };
  }
  const pixels = new Uint8Array(content.picture.pixels);
  return { content: { kind: 'pixels', picture: { ...content.picture, pixels } }, transfer: [pixels.buffer] };
}

function deadlyImage(path: string): InputError {
  return new InputError(path, `image ${path}: the thread that decoded it ended, twice; replace or remove it`);
}

function closedError(): Error {
  return new Error('the data set was closed while an image of it was decoded');
}
