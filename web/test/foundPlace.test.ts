import { expect, test } from 'vitest';
import { foundPlace } from '../src/api/decode';

test('a place is read as the gateway sends it', () => {
  const captured = { title: '长江南大街', kind: 'road', at: { lat: 43.8447711, lon: 126.4918625 }, node: 6764 };
  expect(foundPlace(captured)).toEqual({ name: '长江南大街', lat: 43.8447711, lon: 126.4918625 });
});
