import { useState } from 'react';
import type { AccessRequest } from 'shared/presentation.ts';
import { useParams } from '../../../../platform/navigate.ts';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Empty, Skeleton } from '../../../../ui/state.tsx';
import { ConsentFoot } from '../../consent-foot.tsx';
import { ConsentSheet } from '../../consent-sheet.tsx';
import { RequestResult } from '../../request-result.tsx';
import { requestSpoken } from '../../request-words.ts';
import { useRequest } from '../../use-request.ts';

export default function ConsentPage() {
  const { id = '' } = useParams();
  return <RequireRequest id={id} />;
}

function RequireRequest({ id }: { id: string }) {
  const { loaded, consent, refuse } = useRequest(id);
  const [optional, setOptional] = useState<string[]>([]);
  const { resource, reload } = loaded;
  const request: AccessRequest | undefined = resource.state === 'ready' ? resource.data : undefined;
  const open = request && (request.status === 'asked' || request.status === 'agreed');
  return (
    <Page
      title="窗口要看证照"
      say={() => (request ? requestSpoken(request) : [])}
      foot={
        open && <ConsentFoot request={request} optional={optional} consent={consent} refuse={refuse} onOver={reload} />
      }
    >
      <RequireIdentity what="窗口要看什么">
        {() => (
          <ResourceView
            of={loaded}
            skeleton={<Skeleton cards={3} height={120} />}
            isEmpty={() => false}
            empty={<Empty title="没有这个请求" />}
            ready={(current) =>
              current.status === 'asked' || current.status === 'agreed' ? (
                <ConsentSheet request={current} optional={optional} onOptional={setOptional} />
              ) : (
                <RequestResult request={current} />
              )
            }
          />
        )}
      </RequireIdentity>
    </Page>
  );
}
