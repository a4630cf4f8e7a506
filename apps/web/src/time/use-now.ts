import { useEffect, useState } from 'react';
import { serverNow } from '../api/server-clock';

/** The server's time, renewed at an interval. */
export function useNow(intervalMs = 15_000): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return now;
}
