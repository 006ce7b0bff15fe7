/**
 * "Read it to me": only with a voice of this computer (`localService`), because others send the text to a company. Without one there is no such
 * button. The voice stops with the view, and at once when help is hidden.
 */
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import type { Ui } from '../../ui/ui';
import { spokenText } from './spoken';

function localVoice(language: string): SpeechSynthesisVoice | null {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language)) ?? null;
}

/** The voice for a language; voices come late in most browsers. */
function useLocalVoice(language: string): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState(() => localVoice(language));
  useEffect(() => {
    const look = () => setVoice(localVoice(language));
    look();
    const speech = globalThis.speechSynthesis;
    speech?.addEventListener?.('voiceschanged', look);
    return () => speech?.removeEventListener?.('voiceschanged', look);
  }, [language]);
  return voice;
}

/** `view` names what is shown: another one ends the voice. */
export function ReadAloud({ ui: { t, language }, view }: { readonly ui: Ui; readonly view: string }) {
  const voice = useLocalVoice(language);
  const [isSpeaking, setIsSpeaking] = useState(false);
  // A new view is the reason to stop.
  useEffect(
    () => () => {
      globalThis.speechSynthesis?.cancel();
      setIsSpeaking(false);
    },
    [view],
  );
  if (voice === null) return null;
  const speak = () => {
    speechSynthesis.cancel();
    if (isSpeaking) return setIsSpeaking(false);
    const main = document.querySelector('[data-qa=help-words]');
    if (main === null) return;
    const utterance = new SpeechSynthesisUtterance(spokenText(main));
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onend = utterance.onerror = () => setIsSpeaking(false);
    speechSynthesis.speak(utterance);
    setIsSpeaking(true);
  };
  return (
    <Button look="quiet" onClick={speak} qa="read-aloud">
      {t(isSpeaking ? 'practice.read_stop' : 'practice.read')}
    </Button>
  );
}
