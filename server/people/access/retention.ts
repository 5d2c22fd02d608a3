import type { DeletionView } from '../../../shared/access'
import { addMonths } from '../../../shared/day'
import type { Day } from '../../../shared/day'

interface Law {
  name: string
  /** Number of the document, when it has one. */
  document?: string
  clause?: string
  /** Were name, number, clause and time held against a published text? What was not is said in `source`. */
  verified: boolean
  source: string
}

type Whose = 'anybody' | 'resident' | 'inpatient'

/** Something that outlives an account, and for how long at least. */
export interface Retention {
  what: string
  /** Where it stays and who sees it. */
  where: string
  months: number
  /** From when the time counts. */
  since: string
  of: Whose
  laws: readonly Law[]
}

/**
 * What the law makes us keep; a change of the law is a new version. A province may ask for more. That keeping stops
 * every other use: 《中华人民共和国个人信息保护法》第四十七条第二款.
 */
export const retentions: { version: string; rules: readonly Retention[] } = {
  version: '2026.1',
  rules: [
    {
      what: '健康档案和服务记录',
      where: '留在为您服务的中心，不再通过小程序展示',
      months: 15 * 12,
      since: '最后一次就诊',
      of: 'resident',
      laws: [
        {
          name: '《电子病历应用管理规范（试行）》',
          document: '国卫办医发〔2017〕8号',
          verified: true,
          source: '2017 年 2 月 15 日印发件的公开转载：门（急）诊电子病历不少于 15 年',
        },
        {
          name: '《医疗机构病历管理规定（2013年版）》',
          document: '国卫医发〔2013〕31号',
          clause: '第二十九条',
          verified: false,
          source: '文号和门（急）诊 15 年已与公开转载核对，条号未见原文',
        },
      ],
    },
    {
      what: '住院病历',
      where: '留在住院的机构，不再通过小程序展示',
      months: 30 * 12,
      since: '最后一次出院',
      of: 'inpatient',
      laws: [
        {
          name: '《医疗机构管理条例实施细则》',
          clause: '第五十三条',
          verified: true,
          source: '公开条文：住院病历的保存期不得少于三十年',
        },
      ],
    },
    {
      what: '签约协议和授权书',
      where: '留在为您服务的中心，有争议时才查看',
      months: 36,
      since: '今天',
      of: 'resident',
      laws: [
        {
          name: '《中华人民共和国民法典》',
          clause: '第一百八十八条',
          verified: true,
          source: '公开条文：诉讼时效期间为三年；按时效留存是本系统的做法，法律没有直接规定',
        },
      ],
    },
    {
      what: '谁在什么时候看过、办过什么的记录',
      where: '留在审计记录里，谁也不能删改',
      months: 6,
      since: '今天',
      of: 'anybody',
      laws: [
        {
          name: '《中华人民共和国网络安全法》',
          clause: '第二十一条',
          verified: true,
          source: '2017 年 6 月 1 日起施行的文本：网络日志不少于六个月；以后修正的条号未核对',
        },
      ],
    },
  ],
}

/** What is kept of somebody whose account goes today, in plain words and with the law that says so. */
export const keptOf = (who: readonly Whose[], today: Day): DeletionView['kept'] =>
  retentions.rules
    .filter(({ of }) => who.includes(of))
    .map((rule) => {
      const until = addMonths(today, rule.months)
      const law = rule.laws.map(lawWords).join('、')
      return { what: rule.what, law, until, says: saysOf(rule, until) }
    })

const lawWords = ({ name, document, clause = '' }: Law): string =>
  `${name}${document ? `（${document}）` : ''}${clause}`

function saysOf({ what, where, months, since }: Retention, until: Day): string {
  const time = months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`
  const [year, month, day] = until.split('-').map(Number)
  return `${what}${where}；从${since}起至少保存 ${time}，按今天算到 ${year}年${month}月${day}日。`
}
