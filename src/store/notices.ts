/** What a notice outside the page says. */
export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

/** The browser's notices outside the page; `absent` where it has none. */
export interface Notices {
  readonly permission: () => NotificationPermission | 'absent';
  /** Asks the person, as only a wish of theirs may; whether notices may be shown. */
  readonly ask: () => Promise<boolean>;
  readonly show: (text: NoticeText) => void;
}

/** Notices by the Notification API; a click on one brings the page forward. */
export function browserNotices(): Notices {
  const { Notification: Notice } = window as Partial<Pick<typeof globalThis, 'Notification'>>; // absent on plain http and some phones
  return {
    permission: () => Notice?.permission ?? 'absent',
    ask: async () => (await Notice?.requestPermission()) === 'granted',
    show({ title, body }) {
      if (!Notice) return;
      const notice = new Notice(title, { body, tag: 'learngene-run' });
      notice.addEventListener('click', () => {
        window.focus();
        notice.close();
      });
    },
  };
}
