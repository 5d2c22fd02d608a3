import type { PlannedRegion } from './plan'

/** 云澜区 is invented: no national table has codes that begin with 99. */
const region = (
  code: string,
  name: string,
  level: PlannedRegion['level'],
  parent?: string,
): PlannedRegion => ({ code, name, level, ...(parent ? { parent } : {}) })

const streets = [
  {
    code: '990101001',
    name: '桃源街道',
    communities: ['桃源社区', '杏林社区', '清溪社区', '学士社区'],
  },
  { code: '990101002', name: '柳荫街道', communities: ['柳荫社区', '南塘社区', '石桥社区'] },
  { code: '990101103', name: '白鹭镇', communities: ['白鹭社区', '东湾村', '竹山村', '云头村'] },
]

export const regions: PlannedRegion[] = [
  region('990000', '澜江省', 'province'),
  region('990100', '云川市', 'city', '990000'),
  region('990101', '云澜区', 'county', '990100'),
  ...streets.flatMap((street) => [
    region(street.code, street.name, 'street', '990101'),
    ...street.communities.map((name, at) =>
      region(`${street.code}${String(at + 1).padStart(3, '0')}`, name, 'community', street.code),
    ),
  ]),
]
