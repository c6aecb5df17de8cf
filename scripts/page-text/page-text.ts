import { parseSync, Visitor } from 'vite';

/** Words that a person would read, written in a file of the page rather than in a message file. */
export interface PageText {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** Attributes of elements and controls whose text is seen or heard. */
const spoken = new Set([
  'aria-label', 'aria-description', 'aria-valuetext', 'alt', 'caption', 'help', 'invitation', 'label', 'name', 'placeholder', 'textValue', 'title',
]);

/** Properties of objects that are shown, such as the options of a choice. */
const shown = new Set(['label', 'help', 'title', 'text', 'caption', 'placeholder', 'detail']);

/** Two words side by side, the second in lower case: a sentence or a part of one. */
const SENTENCE = /\p{L}{2,}[,;:]? \p{Ll}{2,}/u;
/** Selectors, media queries and colours are no sentences. */
const CODE = /^[(:<]|color-mix\(/;
/** What a name is called to be read, unlike the name of an icon or a field. */
const READ = /^\p{Lu}|\s/u;

/**
 * Text in JSX and in the attributes and properties that are shown, sentences in any other string; but for what never
 * reaches a person: errors of the program, class names, and addresses.
 *
 * @throws Error when the file is not TypeScript.
 */
export function pageTexts(file: string, source: string): readonly PageText[] {
  const { program, errors } = parseSync(file, source);
  const [error] = errors;
  if (error) throw new Error(`${file} cannot be read: ${error.message}`);
  const found: { readonly text: string; readonly start: number }[] = [];
  const silent: (readonly [from: number, to: number])[] = [];
  const add = (text: string, start: number): void => {
    if (/\p{L}{2,}/u.test(text)) found.push({ text: text.trim(), start });
  };
  new Visitor({
    JSXText: ({ value, start }) => add(value, start),
    JSXAttribute: ({ name, value }) => {
      if (name.type !== 'JSXIdentifier') return;
      if (!spoken.has(name.name)) silent.push(...(value?.type === 'Literal' ? [[value.start, value.end] as const] : []));
      else if (value?.type === 'Literal' && typeof value.value === 'string' && (name.name !== 'name' || READ.test(value.value))) add(value.value, value.start);
    },
    Property: ({ key, value }) => {
      if (key.type !== 'Identifier' || !shown.has(key.name)) return;
      if (value.type === 'Literal' && typeof value.value === 'string') add(value.value, value.start);
      if (value.type === 'TemplateLiteral') add(value.quasis.map((part) => part.value.raw).join(' '), value.start);
    },
    CallExpression: ({ callee, start, end }) => {
      if (callee.type === 'Identifier' && callee.name === 'invariant') silent.push([start, end]);
    },
    NewExpression: ({ start, end }) => silent.push([start, end]),
    ImportDeclaration: ({ start, end }) => silent.push([start, end]),
    Literal: ({ value, start }) => {
      if (typeof value === 'string' && isSentence(value)) add(value, start);
    },
    TemplateLiteral: ({ quasis, start }) => {
      for (const part of quasis) if (isSentence(part.value.raw)) add(part.value.raw, start);
    },
  }).visit(program);
  const isSilent = (start: number): boolean => silent.some(([from, to]) => start >= from && start < to);
  const once = new Map(found.filter(({ start }) => !isSilent(start)).map((text) => [text.start, text]));
  return [...once.values()].map(({ text, start }) => ({ text, line: source.slice(0, start).split('\n').length }));
}

function isSentence(text: string): boolean {
  return SENTENCE.test(text) && !CODE.test(text);
}
