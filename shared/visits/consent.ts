import type { VisitKind } from './kinds'

/** One version of what is signed before anybody sets off; a text once signed is never changed or removed. */
export interface ConsentText {
  version: string
  agreement: { title: string; paragraphs: readonly string[] }
  informed: { title: string; paragraphs: readonly string[] }
}

const informed = {
  title: '知情同意书',
  paragraphs: [
    '在家里做护理和检查，条件不如医院。来的人会先看环境和身体情况，不适合做的会停下来并告诉您原因。',
    '任何护理和检查都可能有风险，例如疼痛、出血、感染、管路脱落、过敏或晕倒。我们会按规范操作，尽量减少这些情况。',
    '服务中或服务后如果出现不舒服，请马上告诉来的人或打中心电话；突然胸痛、喘不上气、说不清话、昏倒或大出血，请马上拨打 120。',
    '治疗类项目按医嘱做；没有有效医嘱不能做。不在家里输液，不做首次使用的注射药。',
    '您可以随时提出停止服务。停止后已经做了的部分会如实记录。',
    '我已经看懂（或听懂）上面的内容，问题都得到了回答，同意接受这次服务。',
  ],
} as const

const course = '流程：接单、出发、到达、开始、完成，每一步都有记录，您和家人可以在手机上看到。'
const duties = '乙方要做的：如实告诉病情、用药和过敏；准备好服务的地方；尊重上门的人。'
const privacy =
  '隐私：您的健康信息只用于为您服务和按规定上报的统计。上门的行程在服务期间被记录，用于保护双方安全。'
const complaint = '有不满意可以在手机上评价和投诉，由不是当事人的工作人员在规定时间内答复。'

/**
 * 服务协议 and 知情同意书 in our own plain words, the newest first. What they must name: 国卫办医函〔2019〕80号 (content, course, rights and duties of
 * both sides, and what may go wrong).
 */
const nursing: readonly [ConsentText, ...ConsentText[]] = [
  {
    version: 'nursing-2026.1',
    agreement: {
      title: '互联网+护理服务协议',
      paragraphs: [
        '甲方是派出护士的社区卫生服务中心（卫生院），乙方是接受服务的老人。机构、护士、项目、时间和地址，以预约页上写明的为准。',
        '甲方派出在本机构注册、有五年以上临床护理经验、护师及以上职称的护士；专科项目由有相应资质的护士来做。医生先做首诊评估，合适才派护士。',
        course,
        '费用：按预约页上的项目价、上门服务费和耗材收取，到中心结算，不在网上付款。',
        '改期和取消：开始前 4 小时以上取消不收费；4 小时以内、出发前取消不收费，会记为临时取消；出发后取消，收上门服务费；到达后不能取消。',
        `${duties}需要家人在场的项目请家人在场。`,
        '服务用过的医疗废物由护士带回机构处理，不留在家里。',
        privacy,
        complaint,
      ],
    },
    informed,
  },
]

const door: readonly [ConsentText, ...ConsentText[]] = [
  {
    version: 'door-2026.1',
    agreement: {
      title: '上门服务协议',
      paragraphs: [
        '甲方是派出医护人员的社区卫生服务中心（卫生院），乙方是接受服务的老人。机构、人员、时间和地址，以预约页上写明的为准。',
        course,
        '费用：签约包内的和基本公共卫生服务的上门不另外收费。',
        '改期和取消：请尽量在开始前 4 小时以上告诉我们；到达后不能取消。',
        duties,
        privacy,
        complaint,
      ],
    },
    informed,
  },
]

/** Every text there is for a kind of visit, the one signed now first; of the clinic nothing is signed. */
export const consentTexts: Partial<Record<VisitKind, readonly [ConsentText, ...ConsentText[]]>> = {
  'home-nursing': nursing,
  'doctor-visit': door,
  'door-service': door,
}
