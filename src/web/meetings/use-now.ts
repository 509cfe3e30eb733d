import { useEffect, useState } from 'preact/hooks';

const EVERY_MS = 20_000;

/** The present instant, told again often enough for minutes to be right. */
export function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
