/**
 * The call-taker of the test speaks one tone, so that whoever hears it knows whom he hears. Nothing of the browser's audio
 * processing comes between. Returns what pulls the plug of every microphone handed out.
 */
export const speakTone = (frequency: number): (() => void) => {
  const context = new AudioContext();
  const open = new Set<MediaStreamTrack>();
  navigator.mediaDevices.getUserMedia = () => {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const microphone = context.createMediaStreamDestination();
    tone.frequency.value = frequency;
    volume.gain.value = 0.3;
    tone.connect(volume).connect(microphone);
    tone.start();
    for (const track of microphone.stream.getTracks()) open.add(track);
    return Promise.resolve(microphone.stream);
  };
  return () => {
    for (const track of open) {
      open.delete(track);
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  };
};
