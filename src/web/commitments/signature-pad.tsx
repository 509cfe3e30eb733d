import { useRef, useState } from 'preact/hooks';
import { t } from '../ui/words';

const WIDTH = 328;
const HEIGHT = 210;
/** Points nearer than this add length and no shape; the request body is limited to 64 KiB. */
const NEAR = 3;
const MOST_CHARACTERS = 8_000;

/** Draws a name with a finger, a pen or a mouse, as one SVG path in whole numbers. Typing is the other way (2.5.7). */
export function SignaturePad({ drawing, onDrawing }: { drawing: string; onDrawing: (path: string) => void }) {
  const box = useRef<SVGSVGElement>(null);
  const last = useRef<[number, number] | null>(null);
  const [live, setLive] = useState('');

  const pointOf = (event: PointerEvent): [number, number] => {
    const { left, top, width, height } = box.current!.getBoundingClientRect();
    return [
      Math.round(Math.max(0, Math.min(1, (event.clientX - left) / width)) * WIDTH),
      Math.round(Math.max(0, Math.min(1, (event.clientY - top) / height)) * HEIGHT),
    ];
  };
  const start = (event: PointerEvent) => {
    if (drawing.length > MOST_CHARACTERS) return;
    box.current!.setPointerCapture(event.pointerId);
    last.current = pointOf(event);
    // A dot is a stroke too.
    setLive(`M${last.current.join(' ')}l1 0`);
  };
  const move = (event: PointerEvent) => {
    if (!last.current || drawing.length + live.length > MOST_CHARACTERS) return;
    const [x, y] = pointOf(event);
    const [px, py] = last.current;
    if (Math.hypot(x - px, y - py) < NEAR) return;
    last.current = [x, y];
    setLive((path) => `${path}Q${px} ${py} ${Math.round((px + x) / 2)} ${Math.round((py + y) / 2)}`);
  };
  const end = () => {
    if (!last.current) return;
    last.current = null;
    onDrawing(drawing + live);
    setLive('');
  };
  return (
    <svg
      class="pad"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      ref={box}
      role="img"
      aria-label={t(drawing ? 'ui.sign.padDrawn' : 'ui.sign.padEmpty')}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <path class="line" d="M24 162h280" />
      <path class="ink" d={drawing + live} />
    </svg>
  );
}
