import { View } from '@tarojs/components';
import { focusOn } from '../../platform/system';
import { ApplicationColumn } from './application-column.tsx';
import { Granted } from './granted.tsx';
import { ItemColumn, searchId } from './item-column.tsx';
import { ScanColumn } from './scan-column.tsx';
import { Taking } from './taking.tsx';
import { Waiting } from './waiting.tsx';
import { finds } from './desk-words.ts';
import type { CounterState } from './use-counter.ts';
import { useKeys } from './use-keys.ts';

export interface CounterProps {
  counter: CounterState;
  hidden: boolean;
  /** The person brings paper: what the application lacks is shown. */
  onPaper: (applicationNumber: string) => void;
}

/** 扫码用证: picking, waiting, and the outcome each fill the same place. */
export function Counter({ counter, hidden, onPaper }: CounterProps) {
  const { request, grant } = counter.access;
  useKeys({}, counter.scan);
  if (request === undefined) return <Pick counter={counter} />;
  if (grant) {
    return (
      <Granted
        key={grant.is.id}
        grant={grant.is}
        since={grant.at}
        withdrawn={counter.access.withdrawn}
        hidden={hidden}
        thrownAway={counter.thrownAway}
        onNext={counter.next}
      />
    );
  }
  if (request.is.status === 'granted') return <Taking counter={counter} />;
  return <Waiting counter={counter} request={request.is} since={request.at} onPaper={onPaper} />;
}

function Pick({ counter }: { counter: CounterState }) {
  const { picking, search, setSearch, openNew, toggleCamera, offer } = counter;
  const found = picking.all.filter((item) => finds(item, search));
  const byNumber = Object.fromEntries(
    found.slice(0, 9).map(({ id }, index) => [String(index + 1), () => picking.pickItem(id)]),
  );
  useKeys({
    ...byNumber,
    F2: () => focusOn(searchId),
    Enter: picking.application ? undefined : openNew,
    'Alt C': toggleCamera,
    'Alt M': offer,
  });
  return (
    <View className="desk-columns desk-columns-pick" ariaRole="main">
      <ItemColumn picking={picking} found={found} search={search} onSearch={setSearch} />
      <ApplicationColumn picking={picking} onOpen={openNew} />
      <ScanColumn counter={counter} />
    </View>
  );
}
