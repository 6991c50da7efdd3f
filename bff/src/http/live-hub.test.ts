import { afterEach, expect, test } from '@jest/globals';
import type { LiveEvent } from 'shared/live.ts';
import { monotonicFactory } from 'ulid';
import { silentLog } from '../../test/harness/http.ts';
import { openLiveHub, type LiveFeed, type LiveHub } from './live-hub.ts';

const CHANNEL = 'resident:01HZZZZZZZZZZZZZZZZZZZZZZZ';
const newId = monotonicFactory();
/** Longer than a test: the hub looks only when it is woken. */
const NEVER_MS = 3_600_000;

let hub: LiveHub | null = null;
afterEach(() => hub?.stop());

/** A hub over a list of committed events, oldest first. */
function openHub() {
  const committed: (LiveEvent & { channel: string })[] = [];
  const younger = (id: string | null) => committed.filter((event) => event.id > (id ?? ''));
  const feed: LiveFeed = {
    readAfter: (_channel, afterId) => Promise.resolve(younger(afterId)),
    readAllAfter: (afterId) => Promise.resolve(younger(afterId)),
  };
  const open = openLiveHub({ feed, log: silentLog, newId, pollMs: NEVER_MS });
  hub = open;
  return {
    listen(after: string | null) {
      const heard: string[] = [];
      open.listen(CHANNEL, after, ({ id }) => heard.push(id));
      return heard;
    },
    commit() {
      const event = { id: newId(), kind: 'a.one', subject: newId(), channel: CHANNEL };
      committed.push(event);
      return event.id;
    },
    async look() {
      open.wake(new Set([CHANNEL]));
      await new Promise(setImmediate);
    },
  };
}

test('a listener that resumes behind an event does not hear it again when the hub looks back past it', async () => {
  const { listen, commit, look } = openHub();
  const last = commit();
  const heard = listen(last);
  await look();
  expect(heard).toEqual([]);
  const next = commit();
  await look();
  expect(heard).toEqual([next]);
});

test('a listener hears each event once, however often the hub looks', async () => {
  const { listen, commit, look } = openHub();
  const heard = listen(null);
  const ids = [commit(), commit()];
  await look();
  await look();
  expect(heard).toEqual(ids);
});
