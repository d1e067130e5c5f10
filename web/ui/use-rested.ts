/** useRested(value): what is typed, once it has rested, so that the desk is not asked with every letter. */
import { useEffect, useState } from "react";

const restMilliseconds = 300;

export function useRested<Value>(value: Value): Value {
  const written = JSON.stringify(value);
  const [rested, setRested] = useState({ value, written });
  useEffect(() => {
    if (rested.written === written) return undefined;
    const timer = setTimeout(() => setRested({ value, written }), restMilliseconds);
    return () => clearTimeout(timer);
  }, [value, written, rested]);
  return rested.value;
}
