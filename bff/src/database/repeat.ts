export interface Repeating {
  /** Resolves when the running round ended; no other begins. */
  stop(): Promise<void>;
}

/** Runs `round` again and again, `pauseMs` apart, at once when it says there is more; a failed round is reported and repeated. */
export function repeat(
  pauseMs: number,
  round: () => Promise<'more' | 'idle'>,
  failed: (error: unknown) => void,
): Repeating {
  let stopped = false;
  let wake = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async (): Promise<void> => {
    while (!stopped) {
      const state = await round().catch((error: unknown) => {
        failed(error);
        return 'idle';
      });
      if (state === 'idle' && !stopped) await pause();
    }
  };
  const ended = loop();
  return {
    stop() {
      stopped = true;
      wake();
      return ended;
    },
  };
}
