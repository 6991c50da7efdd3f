import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Proof } from 'shared/proofs.ts';
import { go, goTab } from '../../../../platform/navigate.ts';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Segmented } from '../../../../ui/choice.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Asking, Empty } from '../../../../ui/state.tsx';
import { dayWords } from '../../../../ui/when.ts';
import { iconOf } from '../../icons.ts';
import { ProofTag } from '../../proof-tag.tsx';
import { useProofs, type Only } from '../../use-proofs.ts';

export default function MyProofs() {
  return (
    <Page title="我开过的" say={() => ['您开过的证明都在这里', '点一份看内容，再存再发']}>
      <RequireIdentity what="您开过的证明">{() => <Proofs />}</RequireIdentity>
    </Page>
  );
}

const views = [
  { value: 'all', words: '全部' },
  { value: 'valid', words: '有效的' },
  { value: 'ended', words: '不能用了' },
] as const satisfies readonly { value: Only; words: string }[];

function Proofs() {
  const [only, setOnly] = useState<Only>('all');
  const { first, further, loading } = useProofs(only);
  return (
    <>
      <Segmented label="看哪些" options={views} value={only} onChange={setOnly} />
      <View className="sb-mt-4">
        <ResourceView
          of={first}
          isEmpty={({ proofs }) => proofs.length === 0}
          empty={
            only !== 'all' ? (
              <Empty picture="papers" title={only === 'valid' ? '现在没有有效的' : '没有不能用的'} />
            ) : (
              <Empty
                picture="papers"
                title="还没有开过证明"
                action={{ words: '去开一份', onPress: () => void goTab('proofs') }}
              >
                开好的都在这里，随时再存再发
              </Empty>
            )
          }
          asking="正在取您开过的证明"
          ready={({ proofs }) => (
            <List label="我开过的">
              {[...proofs, ...further].map((proof) => (
                <ProofRow key={proof.id} proof={proof} />
              ))}
            </List>
          )}
        />
      </View>
      {loading && <Asking>正在取更早的</Asking>}
    </>
  );
}

const ProofRow = ({ proof }: { proof: Proof }) => (
  <Row
    badge={{ icon: iconOf(proof.type), tone: proof.state === 'valid' ? 'brand' : 'gray' }}
    title={titleOf(proof)}
    detail={`${detailOf(proof)}，${lifeOf(proof)}`}
    keepDetail
    end={<ProofTag state={proof.state} />}
    onPress={() => go('proofs/result', { id: proof.id })}
  />
);

/** What tells much about a life is not read over a shoulder. */
const titleOf = ({ sensitivity, title, department }: Proof): string =>
  sensitivity === 'high' ? `${department}的一份证明` : title;

function detailOf({ sensitivity, purpose, about, holder }: Proof): string {
  if (sensitivity === 'high') return '点开看内容';
  return about === 'self' ? `用于${purpose}` : `${holder}，用于${purpose}`;
}

function lifeOf({ state, validUntil, revokedAt }: Proof): string {
  if (state === 'revoked' && revokedAt) return `${dayWords(revokedAt)}作废`;
  return state === 'expired' ? `${dayWords(validUntil)}过期` : `到 ${dayWords(validUntil)}`;
}
