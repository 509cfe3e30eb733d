import { t, type MessageKey, type Params } from './words';

/** A text whose catalogue entry marks words as `<b>…</b>`; nothing else is ever read as markup. */
export function Text({ of, with: params }: { of: MessageKey; with?: Params }) {
  const pieces = t(of, params).split(/<b>(.*?)<\/b>/);
  return <>{pieces.map((piece, index) => (index % 2 ? <b key={index}>{piece}</b> : piece))}</>;
}
