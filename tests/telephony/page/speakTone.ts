/** The call-taker of the test speaks one tone, so that whoever hears it knows whom he hears. Nothing of the browser's audio processing comes between. */
export const speakTone = (frequency: number): void => {
  const context = new AudioContext();
  navigator.mediaDevices.getUserMedia = () => {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const microphone = context.createMediaStreamDestination();
    tone.frequency.value = frequency;
    volume.gain.value = 0.3;
    tone.connect(volume).connect(microphone);
    tone.start();
    return Promise.resolve(microphone.stream);
  };
};
