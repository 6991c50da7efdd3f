import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { phone } from '../../test/taro.ts';
import { Button, ChoicePair } from './button.tsx';
import { ErrorSummary, Field, focusOnErrors } from './field.tsx';
import { Light } from './light.tsx';
import { setElder } from './look.ts';
import { MatchPlate } from './match-plate.tsx';
import { Page } from './page.tsx';
import { Sheet } from './sheet.tsx';

beforeEach(() => phone.reset());
afterEach(cleanup);

function Choosing() {
  const [chosen, setChosen] = useState<string>();
  return (
    <MatchPlate question="窗口屏幕上是哪个数？" numbers={['26', '47', '83']} chosen={chosen} onChoose={setChosen} />
  );
}

describe('the match plates', () => {
  test('start with nothing chosen, so nobody agrees to a number without looking', () => {
    render(<Choosing />);
    const group = screen.getByRole('radiogroup', { name: '窗口屏幕上是哪个数？' });
    expect(within(group).getAllByRole('radio', { checked: false })).toHaveLength(3);
  });

  test('can be chosen by key as well as by finger', () => {
    render(<Choosing />);
    fireEvent.keyDown(screen.getByRole('radio', { name: '47' }), { key: 'Enter' });
    expect(screen.getByRole('radio', { name: '47', checked: true })).toBeDefined();
    expect(screen.getAllByRole('radio', { checked: false })).toHaveLength(2);
  });
});

test('长辈版 turns every open page large at once and is remembered on the phone', () => {
  const { container } = render(<Page title="证照">卡</Page>);
  expect(container.querySelector('.sb-elder')).toBeNull();
  act(() => setElder(true));
  expect(container.querySelector('.sb-root.sb-elder')).not.toBeNull();
  expect(phone.storage.get('sb-elder')).toBe('on');
  act(() => setElder(false));
  expect(container.querySelector('.sb-elder')).toBeNull();
});

test('a page that was opened from another has a way back, a tab page has the four tabs instead', () => {
  render(<Page title="亮码">码</Page>);
  fireEvent.click(screen.getByRole('button', { name: '返回' }));
  expect(phone.visited).toEqual(['navigateBack ']);
  cleanup();
  render(
    <Page title="证照" tab="wallet">
      卡
    </Page>,
  );
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull();
  expect(screen.getAllByRole('link').map((tab) => tab.textContent)).toEqual(['首页', '证照', '证明', '有呼']);
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('证照');
});

test('a working button says so and ignores the second tap', () => {
  let taps = 0;
  render(
    <Button working workingLabel="正在开…" onPress={() => taps++}>
      开证明
    </Button>,
  );
  fireEvent.click(screen.getByRole('button', { name: '正在开…' }));
  expect(taps).toBe(0);
});

test('refusing stands left of agreeing, and neither works while the other is under way', () => {
  let refused = 0;
  render(
    <ChoicePair
      refuse={{ label: '不同意', onPress: () => refused++ }}
      agree={{ label: '同意给看', onPress: () => undefined, working: true }}
    />,
  );
  const [left] = screen.getAllByRole('button');
  expect(left?.textContent).toBe('不同意');
  fireEvent.click(screen.getByText('不同意'));
  expect(refused).toBe(0);
});

describe('form errors', () => {
  const two = [
    { field: 'kind', words: '请选一下是哪一类' },
    { field: 'number', words: '身份证号少了 4 位，请再核对一下' },
  ];

  test('two or more are listed on top, focus moves there, and each line leads to its field', async () => {
    render(
      <>
        <ErrorSummary errors={two} />
        <Field id="number" label="身份证号" value="9901" onChange={() => undefined} error={two[1]?.words} />
      </>,
    );
    focusOnErrors(two);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    expect(within(summary).getByRole('heading').textContent).toBe('有 2 处要改');
    fireEvent.click(within(summary).getByText('身份证号少了 4 位，请再核对一下'));
    const field = screen.getByRole('textbox', { name: '身份证号' });
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toBe('number-error');
  });

  test('a single one needs no list', () => {
    render(<ErrorSummary errors={two.slice(1)} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

test('a sheet with a decision is not closed by tapping beside it, but Escape asks to leave', () => {
  let closed = 0;
  const { container } = render(
    <Sheet open title="有窗口要看您的证照" onClose={() => closed++} foot="不同意 同意">
      谁
    </Sheet>,
  );
  expect(document.activeElement).toBe(screen.getByRole('dialog', { name: '有窗口要看您的证照' }));
  const mask = container.querySelector('.sb-mask');
  if (mask) fireEvent.click(mask);
  expect(closed).toBe(0);
  fireEvent.keyDown(document, { key: 'Escape' });
  expect(closed).toBe(1);
});

test('a light is read as words, never as a bare dot', () => {
  render(<Light light="red" words="超 1 天" />);
  expect(screen.getByLabelText('超时，超 1 天')).toBeDefined();
});
