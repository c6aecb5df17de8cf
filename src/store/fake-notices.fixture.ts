import type { Notices, NoticeText } from './notices.ts';

/** A browser's notices under a test's control. */
export class FakeNotices implements Notices {
  allowed: ReturnType<Notices['permission']> = 'default';
  /** What the person answers when asked. */
  answer = true;
  asked = 0;
  readonly shown: NoticeText[] = [];

  readonly permission = (): ReturnType<Notices['permission']> => this.allowed;
  readonly ask = async (): Promise<boolean> => {
    this.asked++;
    this.allowed = this.answer ? 'granted' : 'denied';
    return this.answer;
  };
  readonly show = (text: NoticeText): void => void this.shown.push(text);
}
