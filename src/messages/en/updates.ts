/** What is said when a newer build of the page is at hand. */
export const updates = {
  ready: 'A newer version of the page is here',
  when: 'Reload when it suits you: runs, form and images stay.',
  reload: 'Reload',
};
