import type { Proof } from 'shared/proofs.ts';
import { go, goTab } from '../../../../platform/navigate.ts';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Asking, Empty } from '../../../../ui/state.tsx';
import { dayOf, dayWords } from '../../dates.ts';
import { iconOf } from '../../icons.ts';
import { ProofTag } from '../../proof-tag.tsx';
import { useProofs } from '../../use-proofs.ts';

export default function MyProofs() {
  return (
    <Page title="我开过的">
      <RequireIdentity what="您开过的证明">{() => <Proofs />}</RequireIdentity>
    </Page>
  );
}

function Proofs() {
  const { first, further, loading } = useProofs();
  return (
    <>
      <ResourceView
        of={first}
        isEmpty={({ proofs }) => proofs.length === 0}
        empty={
          <Empty
            picture="papers"
            title="还没有开过证明"
            action={{ words: '去开一份', onPress: () => void goTab('proofs') }}
          >
            开好的都在这里，随时再存再发
          </Empty>
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
      {loading && <Asking>正在取更早的</Asking>}
    </>
  );
}

const ProofRow = ({ proof }: { proof: Proof }) => (
  <Row
    badge={{ icon: iconOf(proof.type), tone: proof.state === 'valid' ? 'brand' : 'gray' }}
    title={proof.title}
    detail={`用于${proof.purpose}，${lifeOf(proof)}`}
    keepDetail
    end={<ProofTag state={proof.state} />}
    onPress={() => go('proofs/result', { id: proof.id })}
  />
);

function lifeOf({ state, validUntil, revokedAt }: Proof): string {
  if (state === 'revoked' && revokedAt) return `${dayOf(revokedAt)}作废`;
  return state === 'expired' ? `${dayWords(validUntil)}过期` : `到 ${dayWords(validUntil)}`;
}
