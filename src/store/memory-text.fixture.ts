import type { TextStorage } from './text-storage.ts';

/** A text kept for the length of a test. */
export class MemoryText implements TextStorage {
  text: string | null = null;

  read(): string | null {
    return this.text;
  }

  write(text: string): void {
    this.text = text;
  }
}
