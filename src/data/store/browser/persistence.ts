/** Whether the browser may drop what is kept when its disk runs short. */
export type Persistence = 'kept' | 'may be dropped' | 'no storage';

/** What the browser says now; asks nobody. */
export function persistence(): Promise<Persistence> {
  return answerOf((storage) => storage.persisted());
}

/**
 * Asks that what is kept be dropped by nobody but the person. Some browsers show a question: call it from the
 * page, on the person's gesture.
 */
export function askForPersistence(): Promise<Persistence> {
  return answerOf((storage) => storage.persist());
}

async function answerOf(ask: (storage: StorageManager) => Promise<boolean>): Promise<Persistence> {
  const { storage } = navigator as Partial<Navigator>; // absent on plain http
  if (!storage) return 'no storage';
  return (await ask(storage)) ? 'kept' : 'may be dropped';
}
