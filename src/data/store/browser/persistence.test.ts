import { afterEach, describe, expect, it, vi } from 'vitest';
import { askForPersistence, persistence } from './persistence.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function browserThat({ persisted, grants }: { persisted: boolean; grants: boolean }): { asked: number } {
  const told = { asked: 0 };
  const persist = async (): Promise<boolean> => {
    told.asked++;
    return grants;
  };
  vi.stubGlobal('navigator', { storage: { persisted: async () => persisted, persist } });
  return told;
}

describe('persistence', () => {
  it('is looked up without asking anybody', async () => {
    const told = browserThat({ persisted: false, grants: true });
    expect([await persistence(), told.asked]).toEqual(['may be dropped', 0]);
  });

  it('is what the browser answers when it is asked for', async () => {
    const told = browserThat({ persisted: false, grants: true });
    expect([await askForPersistence(), told.asked]).toEqual(['kept', 1]);
    browserThat({ persisted: false, grants: false });
    expect(await askForPersistence()).toBe('may be dropped');
  });

  it('is nothing where there is no storage', async () => {
    vi.stubGlobal('navigator', {});
    expect([await persistence(), await askForPersistence()]).toEqual(['no storage', 'no storage']);
  });
});
