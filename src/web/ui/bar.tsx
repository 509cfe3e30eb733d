import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * One measure as gold thread on dark cloth; `before` is what others hold, in grey, in front of it. Shares run from 0
 * to 1. Its value stands in words beside it, so the bar itself is hidden from readers unless it gets a label.
 */
export function Bar({ share, before = 0, label }: { share: number; before?: number; label?: string }) {
  const grey = useRef<HTMLElement>(null);
  const gold = useRef<HTMLElement>(null);
  const x = clamp(before);
  const width = Math.min(clamp(share), 1 - x);
  useLayoutEffect(() => {
    // From script: the security policy forbids style attributes.
    grey.current?.style.setProperty('--w', `${x * 100}%`);
    gold.current?.style.setProperty('--x', `${x * 100}%`);
    gold.current?.style.setProperty('--w', `${width * 100}%`);
  }, [x, width]);
  return (
    <div class="bar" {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}>
      {x > 0 && <em ref={grey} />}
      <i ref={gold} />
    </div>
  );
}

const clamp = (share: number) => Math.max(0, Math.min(1, Number.isFinite(share) ? share : 0));

/** A bar that grows while something is done. */
export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  const gold = useRef<HTMLElement>(null);
  const share = total > 0 ? clamp(done / total) : 0;
  useLayoutEffect(() => gold.current?.style.setProperty('--w', `${share * 100}%`), [share]);
  return (
    <div class="bar" role="progressbar" aria-valuemin={0} aria-valuemax={total} aria-valuenow={done} aria-label={label}>
      <i ref={gold} />
    </div>
  );
}
