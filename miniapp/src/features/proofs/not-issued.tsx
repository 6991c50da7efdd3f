import type { ProofTypeCard } from 'shared/proofs.ts';
import type { ApiError } from '../../platform/api-error.ts';
import { dial } from '../../platform/system';
import { shortCode } from '../../resource/resource-view.tsx';
import { logIn } from '../../session/require-identity.tsx';
import { Button } from '../../ui/button.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/state.tsx';

interface NotIssuedProps {
  type: ProofTypeCard;
  error: ApiError;
  again: () => void;
  working: boolean;
}

/** No proof came of it: whose fault, what did not happen, and other ways to one. */
export function NotIssued({ type, error, again, working }: NotIssuedProps) {
  const what = error.code.startsWith('upstream.') ? `${type.department}暂时没有回应` : error.title;
  const notDone = error.code.startsWith('upstream.')
    ? '没有开出证明，也没有占用编号。您填的都还在，不用重填。'
    : error.detail;
  return (
    <Page
      title={`开${type.title}`}
      foot={
        mayTryAgain(error) && (
          <Button icon="again" working={working} workingLabel="正在开…" onPress={again}>
            再试一次
          </Button>
        )
      }
    >
      <Failed what={what} notDone={notDone} code={shortCode(error.requestId)}>
        <List label="别的办法">
          {error.code.startsWith('session.') && <Row icon="person" title="去登录" onPress={logIn} />}
          <Row icon="building" title="去窗口开" detail="带上身份证，到政务服务中心" keepDetail />
          <Row icon="phone" title="打电话问 12345" onPress={() => dial('12345')} />
        </List>
      </Failed>
    </Page>
  );
}

const mayTryAgain = ({ status }: ApiError) => status === 0 || status === 409 || status >= 500;
