import type { PlannedTeam } from './plan'

const team = (id: string, name: string, orgId: string, tail: string): PlannedTeam => ({
  id,
  name,
  orgId,
  doctorKey: `doctor-${id}`,
  phone: `0990-55${tail}`,
})

export const teams: PlannedTeam[] = [
  { ...team('team-zhang', '张医生团队', 'org-taoyuan', '11801'), doctorKey: 'doctor-zhang' },
  team('team-lin', '林医生团队', 'org-taoyuan', '11802'),
  team('team-shen', '沈医生团队', 'org-xinglin', '11803'),
  team('team-xu', '徐医生团队', 'org-liuyin', '12801'),
  team('team-gu', '顾医生团队', 'org-liuyin', '12802'),
  team('team-ye', '叶医生团队', 'org-nantang', '12803'),
  team('team-lu', '陆医生团队', 'org-bailu', '13801'),
  team('team-jiang', '江医生团队', 'org-dongwan', '13802'),
]

/** Communities each organisation of first contact looks after. */
export const looksAfter: Record<string, string[]> = {
  'org-taoyuan': ['990101001001', '990101001004'],
  'org-xinglin': ['990101001002'],
  'org-qingxi': ['990101001003'],
  'org-liuyin': ['990101002001', '990101002003'],
  'org-nantang': ['990101002002'],
  'org-bailu': ['990101103001', '990101103004'],
  'org-dongwan': ['990101103002'],
  'org-zhushan': ['990101103003'],
}
