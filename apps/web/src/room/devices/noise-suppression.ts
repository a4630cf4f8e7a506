const storageKey = 'jiedui.noiseSuppression';

/** On unless this browser's person has switched it off. */
export const remembersNoiseSuppression = (): boolean => localStorage.getItem(storageKey) !== 'off';
export const rememberNoiseSuppression = (isOn: boolean): void =>
  localStorage.setItem(storageKey, isOn ? 'on' : 'off');

/** Not every browser cleans what its microphone hears. */
export const canSuppressNoise = (): boolean =>
  navigator.mediaDevices?.getSupportedConstraints().noiseSuppression === true;
