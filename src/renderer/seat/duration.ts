/** `134000` → `02:14`; from an hour on `1:02:14`. Milliseconds; never negative. */
export const clockFace = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return seconds >= 3_600 ? `${Math.floor(seconds / 3_600)}:${rest}` : rest;
};

/** Local wall time `09:42:19`. */
export const wallTime = (at: number): string => new Date(at).toLocaleTimeString('zh-CN', { hour12: false });

/** Local date `11-23`. */
export const monthDay = (at: number): string => {
  const date = new Date(at);
  return `${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
};
