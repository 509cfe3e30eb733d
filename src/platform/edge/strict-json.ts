/**
 * What a JSON text must not hold before it is parsed: a key twice in one object (parsers disagree on which counts),
 * keys that reach into prototypes, and more nesting than any request of ours has.
 * A text that is not JSON at all is left for the parser to refuse.
 */
export type JsonObjection = { code: 'body_too_deep'; depth: number } | { code: 'duplicate_key'; key: string };

export const JSON_DEPTH_MAX = 8;
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export function objectionToJson(text: string): JsonObjection | null {
  const seen: (Set<string> | null)[] = []; // one entry a nesting level; null for an array
  let position = 0;
  let expectsKey = false;
  while (position < text.length) {
    const character = text[position];
    if (character === '{' || character === '[') {
      if (seen.length >= JSON_DEPTH_MAX) return { code: 'body_too_deep', depth: JSON_DEPTH_MAX };
      seen.push(character === '{' ? new Set() : null);
      expectsKey = character === '{';
    } else if (character === '}' || character === ']') {
      seen.pop();
      expectsKey = false;
    } else if (character === ',') {
      expectsKey = seen.at(-1) instanceof Set;
    } else if (character === '"') {
      const end = endOfString(text, position);
      const keys = seen.at(-1);
      if (expectsKey && keys) {
        const key = unquote(text.slice(position, end));
        if (keys.has(key) || PROTOTYPE_KEYS.has(key)) return { code: 'duplicate_key', key: key.slice(0, 40) };
        keys.add(key);
        expectsKey = false;
      }
      position = end;
      continue;
    }
    position++;
  }
  return null;
}

function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (position < text.length && text[position] !== '"') position += text[position] === '\\' ? 2 : 1;
  return Math.min(position + 1, text.length);
}

/** Two spellings of one key (`a` and `\u0061`) are the same key. */
function unquote(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}
