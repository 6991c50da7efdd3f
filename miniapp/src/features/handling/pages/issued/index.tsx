import { View } from '@tarojs/components';
import { useState } from 'react';
import { More } from '../../../../resource/more.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Press } from '../../../../ui/press.tsx';
import { Empty, Skeleton } from '../../../../ui/state.tsx';
import { IssuedProofView, StateTag } from '../../issued-proof.tsx';
import { StaffFrame } from '../../staff-frame.tsx';
import { useIssued } from '../../use-issued.ts';
import './issued.css';

export default function IssuedProofs() {
  return <StaffFrame here="handling/issued">{() => <Issued />}</StaffFrame>;
}

function Issued() {
  const [typed, setTyped] = useState('');
  const [number, setNumber] = useState('');
  const [selected, setSelected] = useState<string>();
  const { first, proofs, more } = useIssued(number);
  const shown = proofs.find(({ id }) => id === selected);
  const find = () => {
    setNumber(typed.trim());
    setSelected(undefined);
  };
  return (
    <View className="handling-board" ariaRole="main" ariaLabel="本部门开出的证明">
      <View className="handling-list">
        <View className="handling-list-head handling-issued-find">
          <Field id="number" label="按编号找" value={typed} onChange={setTyped} onConfirm={find} max={40} />
          <Button kind="soft" icon="search" small onPress={find}>
            找
          </Button>
        </View>
        <View className="handling-rows">
          <ResourceView
            of={first}
            isEmpty={(page) => page.proofs.length === 0}
            empty={<Empty title={number ? '没有这个编号' : '还没有开出过证明'}>只找得到本部门开出的。</Empty>}
            skeleton={<Skeleton cards={4} height={70} />}
            ready={() => (
              <>
                {proofs.map((one) => (
                  <Press
                    key={one.id}
                    role="link"
                    className={`handling-row${one.id === selected ? ' handling-row-on' : ''}`}
                    onPress={() => setSelected(one.id)}
                  >
                    <View className="sb-grow">
                      <View className="sb-strong">{one.title}</View>
                      <View className="sb-small sb-ink-2 sb-num">
                        {one.number} · {one.holder}
                      </View>
                    </View>
                    <StateTag state={one.state} />
                  </Press>
                ))}
                {more && (
                  <View className="handling-more">
                    <More more={more} words="再看 20 份" />
                  </View>
                )}
              </>
            )}
          />
        </View>
      </View>
      {shown ? (
        <IssuedProofView key={shown.id} proof={shown} onChanged={first.reload} />
      ) : (
        <View className="handling-case handling-none">
          <Empty title="从左边选一份">打开就会记下，谁看过查得到。</Empty>
        </View>
      )}
    </View>
  );
}
