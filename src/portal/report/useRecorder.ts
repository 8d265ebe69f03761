import { useEffect, useRef, useState } from 'react';

/** A voice note is a minute at most: longer ones nobody listens to. */
const longest = 60;

/** Records what is said. `seconds` is null while nothing is recorded. */
export const useRecorder = (onRecorded: (voice: Blob) => void) => {
  const [seconds, setSeconds] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const recorder = useRef<MediaRecorder | null>(null);
  const recorded = useRef(onRecorded);
  useEffect(() => {
    recorded.current = onRecorded;
  });
  useEffect(() => () => stopAll(recorder.current), []);
  const isRunning = seconds !== null;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setSeconds((before) => (before === null ? null : before + 1)), 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);
  useEffect(() => {
    if (seconds !== null && seconds >= longest) recorder.current?.stop();
  }, [seconds]);

  const start = async (): Promise<void> => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const made = new MediaRecorder(stream, { audioBitsPerSecond: 24_000 });
      const pieces: Blob[] = [];
      made.ondataavailable = ({ data }) => pieces.push(data);
      made.onstop = () => {
        stopAll(made);
        recorder.current = null;
        setSeconds(null);
        recorded.current(new Blob(pieces, { type: made.mimeType }));
      };
      recorder.current = made;
      made.start();
      setFailed(false);
      setSeconds(0);
    } catch {
      setFailed(true);
    }
  };
  return { seconds, failed, start, stop: () => recorder.current?.stop() };
};

const stopAll = (recorder: MediaRecorder | null): void => recorder?.stream.getTracks().forEach((track) => track.stop());
