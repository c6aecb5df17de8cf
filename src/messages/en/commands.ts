export const commands = {
  title: 'Commands',
  search: 'Search commands, fields, presets and runs',
  hint: 'A command, a field, a preset, a run …',
  found: 'Found',
  nothing: 'Nothing is called so.',
  sections: { commands: 'Commands', runs: 'Runs', fields: 'Fields', presets: 'Presets', gallery: 'Built-in results' },
  showRun: 'show in the charts',
  field: (group: string, value: string) => `${group} · ${value}`,
  empty: 'empty',
  groups: { training: 'Training', configuration: 'Configuration', page: 'Page' },
  /** What each does, in a few words; in the sheet of shortcuts for both ways of it. */
  titles: {
    notices: 'Tell me when a run ends while this tab is hidden, or no longer', screen: 'Keep the screen on while training, or let it sleep', lessons: 'Lessons',
    run: 'Run or stop', pause: 'Pause or resume', step: 'One training step', measure: 'Measure engines',
    configuration: 'Go to the configuration', undo: 'Undo', redo: 'Redo', reset: 'Reset all fields to the preset',
    palette: 'Commands', share: 'Share', theme: 'Switch between light and dark', language: 'Switch to Chinese (中文)',
    everything: 'Show all parts of the page', shortcuts: 'Keyboard shortcuts',
  },
  /** What those of two ways would do now. */
  now: {
    noticesOn: 'Tell me when a run ends while this tab is hidden', noticesOff: 'No longer tell me when a run ends',
    screenOn: 'Keep the screen on while training', screenOff: 'Let the screen sleep while training',
    run: 'Run', stop: 'Stop', pause: 'Pause', resume: 'Resume', reset: (preset: string) => `Reset all fields to ${preset}`,
  },
  shortcuts: 'Keyboard shortcuts',
  close: 'Close',
  singleKeys: 'Shortcuts of a single key',
  whileTyping: 'Nothing but Commands acts while you type; in a text field, Undo and Redo are those of the text. F6 goes to what was done of late.',
};
