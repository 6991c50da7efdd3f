export const canSpeak = () => typeof speechSynthesis !== 'undefined';

export function speak(text: string) {
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = 'zh-CN';
  utterance.rate = 0.9;
  speechSynthesis.speak(utterance);
}

export const hush = () => speechSynthesis.cancel();
