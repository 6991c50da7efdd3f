import { useState } from 'react';
import { useParams } from '../../../../platform/navigate.ts';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { useSession } from '../../../../resource/session.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Stack } from '../../../../ui/card.tsx';
import { useElder } from '../../../../ui/look.ts';
import { Page } from '../../../../ui/page.tsx';
import { Sheet } from '../../../../ui/sheet.tsx';
import { Empty, Skeleton } from '../../../../ui/state.tsx';
import { ConsentFoot, TimeLeft, type Question } from '../../consent-foot.tsx';
import { ConsentSheet } from '../../consent-sheet.tsx';
import { RequestResult, ResultFoot } from '../../request-result.tsx';
import { requestSpoken } from '../../request-words.ts';
import { isOpen, useRequest, useSecondsLeft } from '../../use-request.ts';

export default function ConsentPage() {
  const { id = '' } = useParams();
  const session = useSession();
  if (session?.level === 'resident') return <OneRequest id={id} />;
  return (
    <Page title="窗口要看证照">
      <RequireIdentity what="窗口要看什么">{() => null}</RequireIdentity>
    </Page>
  );
}

/** A sheet over the page while it waits for the answer, a page of its own in 长辈版; afterwards the result. */
function OneRequest({ id }: { id: string }) {
  const { loaded, request, open, consent, refuse, withdraw } = useRequest(id);
  const elder = useElder();
  const [optional, setOptional] = useState<string[]>([]);
  const [question, setQuestion] = useState<Question>();
  const secondsLeft = useSecondsLeft(request, loaded.reload);
  const leave = () => {
    if (!question) setQuestion('leave');
  };
  const decision = open && request && (
    <ConsentFoot
      request={request}
      secondsLeft={secondsLeft}
      optional={optional}
      consent={consent}
      refuse={refuse}
      question={question}
      onQuestion={setQuestion}
    />
  );
  const result = request && !isOpen(request) && <ResultFoot request={request} withdraw={withdraw} />;
  return (
    <Page
      title={open || !request ? '窗口要看证照' : '授权结果'}
      say={() => (request ? requestSpoken(request) : [])}
      {...(open && { onBack: leave })}
      foot={result || (elder && decision)}
    >
      <ResourceView
        of={loaded}
        skeleton={<Skeleton cards={3} height={120} />}
        asking="正在问窗口要看什么"
        isEmpty={() => false}
        empty={<Empty title="没有这个请求" />}
        ready={(current) => {
          if (!isOpen(current)) return <RequestResult request={current} error={withdraw.error} />;
          const asked = <ConsentSheet request={current} optional={optional} onOptional={setOptional} />;
          if (elder) {
            return (
              <Stack>
                <TimeLeft seconds={secondsLeft} />
                {asked}
              </Stack>
            );
          }
          return (
            <Sheet
              open
              title="有窗口要看您的证照"
              end={<TimeLeft seconds={secondsLeft} />}
              foot={decision}
              onClose={leave}
            >
              {asked}
            </Sheet>
          );
        }}
      />
    </Page>
  );
}
