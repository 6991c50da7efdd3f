import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { flag } from '../../ui/flag.ts';
import { TextArea } from '../../ui/field.tsx';
import './rating-card.css';

const words = ['很不满意', '不满意', '一般', '满意', '很满意'] as const;

export interface RatingCardProps {
  working: boolean;
  onRate: (stars: number, comment: string | null) => void;
}

/** One to five stars, each with its words; nothing is chosen before the caller chooses. */
export function RatingCard({ working, onRate }: RatingCardProps) {
  const [stars, setStars] = useState(0);
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  return (
    <Card label="评价">
      <View ariaRole="heading" ariaLevel={2} className="sb-t3">
        办得怎么样？
      </View>
      <View ariaRole="radiogroup" ariaLabel="几颗星" className="case-stars">
        {words.map((meaning, index) => (
          <View
            key={meaning}
            ariaRole="radio"
            ariaChecked={flag(stars === index + 1)}
            ariaLabel={`${index + 1} 星，${meaning}`}
            className={`case-star${index < stars ? ' case-star-on' : ''}`}
            onClick={() => setStars(index + 1)}
          >
            <View className="case-star-shape" />
          </View>
        ))}
      </View>
      <View ariaLive="polite" className={`sb-center sb-small ${asked && stars === 0 ? 'sb-in-danger' : 'sb-ink-2'}`}>
        {stars === 0 ? '点一颗星' : words[stars - 1]}
      </View>
      {stars > 0 && (
        <View className="sb-mt-3">
          <TextArea id="case-rating" label="想说的话" optional value={comment} onChange={setComment} max={500} />
        </View>
      )}
      <View className="sb-mt-3">
        <Button
          kind="soft"
          working={working}
          workingLabel="正在记…"
          onPress={() => (stars === 0 ? setAsked(true) : onRate(stars, comment.trim() || null))}
        >
          评价
        </Button>
      </View>
    </Card>
  );
}
