import { go } from '../../platform/navigate.ts';
import { dial } from '../../platform/system';
import { Section } from '../../ui/card.tsx';
import { List, Row } from '../../ui/list.tsx';

/** For a stranger: what anybody may do. */
export const WithoutLogin = () => (
  <Section title="不用登录也能办">
    <List>
      <Row
        badge={{ icon: 'verified' }}
        title="验一份证明"
        detail="是真是假，还有没有效"
        onPress={() => void go('proofs/verify')}
      />
      <Row
        badge={{ icon: 'phone', tone: 'call' }}
        title="问人工 12345"
        detail="不会用、办不成，打电话问"
        onPress={() => dial('12345')}
      />
    </List>
  </Section>
);
