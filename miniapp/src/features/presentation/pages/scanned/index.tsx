import { useEffect } from 'react';
import { presentationApi } from 'shared/presentation.ts';
import { call } from '../../../../platform/call.ts';
import { go, replace, useParams } from '../../../../platform/navigate.ts';
import { shortCode } from '../../../../resource/resource-view.tsx';
import { useAction } from '../../../../resource/use-action.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Asking, Failed, Skeleton } from '../../../../ui/state.tsx';
import { windowCodeIn } from '../../window-code.ts';

/** Where a window's code leads: takes the window's request up and goes on to the decision. */
export default function ScannedPage() {
  const { code = '' } = useParams();
  return (
    <Page title="窗口的码">
      <RequireIdentity what="窗口要看什么">{() => <Claim code={windowCodeIn(code) ?? ''} />}</RequireIdentity>
    </Page>
  );
}

function Claim({ code }: { code: string }) {
  const claim = useAction(
    (key) => call(presentationApi.claim, { code }, { key }),
    ({ id }) => void replace('presentation/consent', { id }),
  );
  const { run, error } = claim;
  useEffect(() => {
    void run();
    // One code is claimed once; trying again is a tap.
  }, [code]);
  if (!error) {
    return (
      <>
        <Asking>正在问窗口要看什么</Asking>
        <Skeleton cards={2} />
      </>
    );
  }
  return (
    <Failed
      what={error.title}
      notDone={error.detail}
      again={{ onPress: () => void run() }}
      code={shortCode(error.requestId)}
    >
      <List>
        <Row icon="scan" title="重新扫窗口的码" onPress={() => void replace('presentation/scan')} />
        <Row icon="code" title="改为亮码" onPress={() => void go('presentation/code')} />
      </List>
    </Failed>
  );
}
