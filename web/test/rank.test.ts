import { describe, expect, it } from 'vitest';
import { fitness, type Named, rank } from '../src/intake/rank';

const types: Named[] = [
  { code: 'robbery', zh: '抢劫', en: 'Robbery', pinyin: 'qiang jie' },
  { code: 'snatch-theft', zh: '抢夺', en: 'Snatch theft', pinyin: 'qiang duo' },
  { code: 'burglary', zh: '入室盗窃', en: 'Burglary', pinyin: 'ru shi dao qie' },
  { code: 'theft', zh: '盗窃', en: 'Theft', pinyin: 'dao qie' },
  { code: 'vehicle-theft', zh: '盗窃车辆', en: 'Vehicle theft', pinyin: 'dao qie che liang' },
  { code: 'affray', zh: '打架斗殴', en: 'Fight', pinyin: 'da jia dou ou' },
  { code: 'traffic-accident', zh: '交通事故', en: 'Traffic accident', pinyin: 'jiao tong shi gu' },
  { code: 'childbirth', zh: '临产', en: 'Childbirth', pinyin: 'lin chan' },
];
const first = (query: string) => rank(types, query)[0]?.code;

describe('finding a type by typing', () => {
  it.each([
    ['抢', 'robbery'],
    ['盗窃', 'theft'],
    ['车辆', 'vehicle-theft'],
    ['qj', 'robbery'],
    ['QJ', 'robbery'],
    ['qd', 'snatch-theft'],
    ['qiangjie', 'robbery'],
    ['qiang jie', 'robbery'],
    ['qiangd', 'snatch-theft'],
    ['qiangj', 'robbery'],
    ['dq', 'theft'],
    ['dqcl', 'vehicle-theft'],
    ['djdo', 'affray'],
    ['jtsg', 'traffic-accident'],
    ['rob', 'robbery'],
    ['theft', 'theft'],
    ['accident', 'traffic-accident'],
    ['fi', 'affray'],
    ['vehicle-theft', 'vehicle-theft'],
  ])('%s → %s', (query, code) => expect(first(query)).toBe(code));

  it('finds nothing for what no type has', () => expect(rank(types, 'zzz')).toEqual([]));
  it('shows the list in its order before anything is typed', () =>
    expect(rank(types, '', 3).map((t) => t.code)).toEqual(['robbery', 'snatch-theft', 'burglary']));
  it('puts exact before beginning before inside', () => {
    const theft = types[3];
    if (!theft) throw new Error('no theft');
    expect(fitness(theft, 'theft')).toBeLessThan(fitness(theft, 'the') ?? 99);
    expect(rank(types, 'theft').map((t) => t.code)).toEqual(['theft', 'snatch-theft', 'vehicle-theft']);
  });
});
