import type { DemoPerson, Persona } from '../../shared/session'

/** Who somebody is on the landing page, in a line, and the page they begin at. */
type Part = Pick<DemoPerson, 'role' | 'says' | 'home'>

const elder = '/pages/home/index'
const work = '/staff/today/index'
const office = '/office/board/index'

export const cast: Record<Persona, Part> = {
  'wang-xiulan': { role: '老人 73 岁', says: '签了张医生团队，护士上门还剩 4 次', home: elder },
  'zhao-defu': { role: '老人 76 岁', says: '行动不便，老伴王秀兰替他办', home: elder },
  'chen-min': { role: '女儿 48 岁', says: '在外地，替妈妈李桂英和爸爸陈国强办', home: elder },
  'li-guiying': { role: '老人 82 岁', says: '签约 3 月底到期，该续约了', home: elder },
  'chen-guoqiang': { role: '老人 85 岁', says: '失能，还没有签约', home: elder },
  'liu-dashan': { role: '老人 68 岁', says: '刚听说家庭医生，还没有签约', home: elder },
  'doctor-zhang': { role: '家庭医生', says: '张医生团队的负责人，答复签约申请', home: work },
  'nurse-zhang': { role: '护士', says: '护士小张，上门服务，当场记下', home: work },
  'nurse-li': { role: '护士', says: '护士小李，同一个团队', home: work },
  'front-desk': { role: '前台', says: '给没有手机的老人登记、代录', home: work },
  manager: { role: '中心主任', says: '看桃源中心的 22 项重点工作', home: office },
  institution: { role: '养老院', says: '松柏养老院的院务主管', home: '/pages/start/index' },
  county: { role: '区卫健局', says: '三个中心并排看，谁落后一目了然', home: office },
  city: { role: '市卫健委', says: '看全市汇总', home: office },
  province: { role: '省卫健委', says: '看全省汇总', home: office },
}
