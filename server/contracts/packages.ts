import type { PackageItem, ServicePackage } from '../../shared/contracts'

const item = (
  code: string,
  name: string,
  times: number,
  ...kinds: PackageItem['kinds']
): PackageItem => ({ code, name, kinds, times })

const checkup = item('checkup', '老年人体检', 1, 'checkup')
const tcm = item('tcm', '中医体质辨识', 1, 'tcm-constitution')
const followUp = item('follow_up', '随访', 4, 'follow-up')

/**
 * Every version of every package there ever was: a contract keeps the version it was signed for. There is no national
 * price or content; four levels are what regions commonly offer, and times and fees are this deployment's own.
 */
const versions: readonly ServicePackage[] = [
  {
    code: 'basic',
    version: 1,
    name: '基础包',
    says: '免费。建档、随访、量血压、每年一次体检和中医体质辨识。',
    feePerYear: 0,
    items: [followUp, item('blood_pressure', '血压测量', 4, 'blood-pressure'), checkup, tcm],
  },
  {
    code: 'primary',
    version: 1,
    name: '初级包',
    says: '适合有慢病的老人。多量血压、测血糖，医生每年上门 2 次。',
    feePerYear: 120,
    items: [
      item('home_visit', '医生上门巡诊', 2, 'home-visit'),
      item('blood_pressure', '血压测量', 12, 'blood-pressure'),
      item('glucose', '血糖检测', 4, 'capillary-glucose'),
      followUp,
      checkup,
      tcm,
    ],
  },
  {
    code: 'intermediate',
    version: 1,
    name: '中级包',
    says: '适合出门不便的老人。护士每年上门 12 次，医生上门 4 次。',
    feePerYear: 360,
    items: [
      item('nursing', '护士上门护理', 12, 'home-nursing'),
      item('home_visit', '医生上门巡诊', 4, 'home-visit'),
      item(
        'guidance',
        '康复、护理、营养指导',
        4,
        'rehab-guidance',
        'nursing-guidance',
        'nutrition-guidance',
      ),
      followUp,
      checkup,
      tcm,
    ],
  },
  {
    code: 'advanced',
    version: 1,
    name: '高级包',
    says: '适合失能、重病的老人。护士每年上门 24 次，医生上门 12 次，教家里人照护。',
    feePerYear: 800,
    items: [
      item('nursing', '护士上门护理', 24, 'home-nursing'),
      item('home_visit', '医生上门巡诊', 12, 'home-visit'),
      item('rehab', '康复指导', 6, 'rehab-guidance'),
      item('family_guidance', '护理、营养指导', 6, 'nursing-guidance', 'nutrition-guidance'),
      item('follow_up', '随访', 6, 'follow-up'),
      checkup,
      tcm,
    ],
  },
]

/** The packages one can sign for, cheapest first: the newest version of each. */
export const packagesOffered: readonly ServicePackage[] = versions.filter(
  ({ code, version }) => !versions.some((other) => other.code === code && other.version > version),
)

/** A package of a version; without a version, the one offered now. */
export const packageOf = (code: string, version?: number): ServicePackage | undefined =>
  version === undefined
    ? packagesOffered.find((offered) => offered.code === code)
    : versions.find((known) => known.code === code && known.version === version)
