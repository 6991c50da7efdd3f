import { presentationApi, type PresentationCode } from 'shared/presentation.ts';
import { ApiError } from '../../platform/api-error.ts';
import { call, newKey } from '../../platform/call.ts';

/** `paused`: out of sight, taken back by the resident, or shown so long that the page asks whether it is still needed. */
export type CodeState =
  | { state: 'loading' }
  | { state: 'shown'; code: PresentationCode; secondsLeft: number; late: boolean }
  | { state: 'paused'; why: 'left' | 'asked' | 'long' }
  | { state: 'failed'; error: ApiError };

/** After so many codes, about two minutes, the page asks whether they are still needed. */
const CODES_IN_A_ROW = 4;
const TICK_MS = 250;
const RETRY_MS = 2_000;
/** A renewal slower than this is said. */
const LATE_MS = 1_000;

/** A call that hangs on a bad network holds up the next one no longer. */
const PATIENCE_MS = 3_000;

let line: Promise<unknown> = Promise.resolve();
/** One call about codes at a time, in order, over all pages: a late void would kill the code shown after it. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const patience = new Promise((over) => setTimeout(over, PATIENCE_MS));
  const mine = Promise.race([line, patience]).then(work, work);
  line = mine;
  return mine;
}

const voidAll = (reason: 'left' | 'captured' | 'asked') =>
  // Nothing to tell the person: an unheard void ends by itself within 35 s.
  void inTurn(() => call(presentationApi.voidCodes, { reason })).catch(() => undefined);

/**
 * Keeps one code alive, renewed when its time is over, until stopped. Counts elapsed time from the server's answer,
 * never the phone's clock. `tell` hears each change, once a second.
 */
export function codeKeeper(tell: (now: CodeState) => void) {
  let turn = 0;
  let running = false;
  let shown = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const showCode = () => inTurn(() => call(presentationApi.showCode, {}, { key: newKey() }));

  async function fetchCode(failed: (error: ApiError) => void) {
    const mine = turn;
    try {
      const code = await showCode();
      if (mine === turn) count(code);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (mine === turn) failed(error);
    }
  }

  function giveUp(error: ApiError) {
    turn += 1;
    running = false;
    clearTimeout(timer);
    tell({ state: 'failed', error });
  }

  function count(code: PresentationCode) {
    const mine = ++turn;
    const from = Date.now();
    const dead = code.expiresInMs + code.graceMs;
    let told = -1;
    let refusal: ApiError | undefined;
    let askAt = code.expiresInMs;
    shown += 1;
    const refused = (error: ApiError) => {
      const gone = Date.now() - from;
      if (gone >= dead) return giveUp(error);
      refusal = error;
      askAt = gone + RETRY_MS;
    };
    const tick = () => {
      const gone = Date.now() - from;
      if (gone >= dead) return refusal ? giveUp(refusal) : tell({ state: 'loading' });
      if (gone >= askAt) {
        if (shown >= CODES_IN_A_ROW) return stop('left', 'long');
        askAt = Infinity;
        void fetchCode(refused);
      }
      const late = refusal !== undefined || gone > code.expiresInMs + LATE_MS;
      const secondsLeft = Math.max(0, Math.ceil(((late ? dead : code.expiresInMs) - gone) / 1000));
      if (secondsLeft !== told) tell({ state: 'shown', code, secondsLeft, late });
      told = secondsLeft;
      if (mine === turn) timer = setTimeout(tick, TICK_MS);
    };
    clearTimeout(timer);
    tick();
  }

  /** Does nothing while a code is shown or fetched. */
  function start() {
    if (running) return;
    running = true;
    shown = 0;
    turn += 1;
    void fetchCode(giveUp);
  }

  /** Voids what is or will be shown; the last `tell` until the next start. */
  function stop(reason: 'left' | 'asked', why: 'left' | 'asked' | 'long' = reason) {
    if (!running) return;
    running = false;
    turn += 1;
    clearTimeout(timer);
    voidAll(reason);
    tell({ state: 'paused', why });
  }

  /** The screen was captured: that code dies, a new one comes in its place. */
  function renew() {
    if (!running) return;
    turn += 1;
    clearTimeout(timer);
    voidAll('captured');
    void fetchCode(giveUp);
  }

  return { start, stop, renew };
}
