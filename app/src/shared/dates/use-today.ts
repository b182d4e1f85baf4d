import { useEffect, useState } from 'react';
import { type Day, todayInKorea } from './festival-dates.js';

/** Today in Korea; a page left open over midnight moves on with it. */
export function useToday(): Day {
  const [today, setToday] = useState(todayInKorea);
  useEffect(() => {
    const look = () => setToday(todayInKorea());
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, 60_000);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, []);
  return today;
}
