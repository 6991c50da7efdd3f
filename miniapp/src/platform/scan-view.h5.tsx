import { useEffect, useRef } from 'react';
import { readCode, warmReader } from './read-code.h5.ts';
import type { ScanViewProps } from './scan-view';
import './scan-view.css';

export function warmScanner() {
  if (navigator.mediaDevices) warmReader();
}

async function readFrames(video: HTMLVideoElement, alive: () => boolean, onCode: (text: string) => void) {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  while (alive() && context) {
    if (video.videoWidth > 0) {
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      context.drawImage(video, 0, 0);
      const picture = context.getImageData(0, 0, canvas.width, canvas.height);
      const text = await readCode(picture);
      if (text && alive()) return onCode(text);
    }
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
}

export function ScanView({ onCode, onBlocked }: ScanViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef({ onCode, onBlocked });
  tell.current = { onCode, onBlocked };
  useEffect(() => {
    let alive = true;
    let stream: MediaStream | undefined;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    async function start() {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (!alive || !video.current) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      await readFrames(
        video.current,
        () => alive,
        (text) => tell.current.onCode(text),
      );
    }
    start().catch(() => alive && tell.current.onBlocked());
    return () => {
      alive = false;
      stop();
    };
  }, []);
  return <video ref={video} className="sb-scan" aria-label="摄像头画面" muted playsInline />;
}
