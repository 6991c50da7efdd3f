import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Input, View } from './elements.h5.tsx';

afterEach(cleanup);

test('a part keeps its role, name and state under the names the H5 build gives them', () => {
  render(<View role="radio" aria-label="47" aria-checked="true" aria-hidden={false} />);
  expect(screen.getByRole('radio', { name: '47', checked: true })).toBeDefined();
});

test('what can be tapped can be reached and pressed by key; a key inside it is its own', () => {
  let presses = 0;
  render(
    <View ariaRole="button" ariaLabel="亮码" onClick={() => presses++}>
      <Input ariaLabel="里面的框" value="" />
    </View>,
  );
  const button = screen.getByRole('button', { name: '亮码' });
  expect(button.tabIndex).toBe(0);
  fireEvent.keyDown(button, { key: 'Enter' });
  fireEvent.keyDown(button, { key: ' ' });
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
  expect(presses).toBe(2);
});

test('a field tells what was typed the way WeChat does', () => {
  const typed: string[] = [];
  render(<Input ariaLabel="姓名" value="" onInput={({ detail }) => typed.push(detail.value)} />);
  fireEvent.change(screen.getByRole('textbox', { name: '姓名' }), { target: { value: '林秀英' } });
  expect(typed).toEqual(['林秀英']);
});

test('arrows go from choice to choice within their group, round the end', () => {
  const chosen: string[] = [];
  render(
    <View ariaRole="radiogroup" ariaLabel="数">
      {['26', '47', '83'].map((number) => (
        <View key={number} ariaRole="radio" ariaLabel={number} onClick={() => chosen.push(number)} />
      ))}
    </View>,
  );
  const radio = (name: string) => screen.getByRole('radio', { name });
  radio('26').focus();
  fireEvent.keyDown(radio('26'), { key: 'ArrowRight' });
  expect(document.activeElement).toBe(radio('47'));
  fireEvent.keyDown(radio('47'), { key: 'ArrowDown' });
  fireEvent.keyDown(radio('83'), { key: 'ArrowRight' });
  fireEvent.keyDown(radio('26'), { key: 'ArrowLeft' });
  expect(chosen).toEqual(['47', '83', '26', '83']);
});
