import { createHash } from 'node:crypto'
import type { ConsentPurpose, ConsentText } from '../../../shared/access'

/** What is asked of somebody, in plain words. A text once agreed to is never changed: a new one gets a new version. */
type Text = Pick<ConsentText, 'version' | 'title' | 'paragraphs' | 'needed'>

const texts: Record<ConsentPurpose, Text> = {
  privacy: {
    version: '2026.1',
    title: '隐私保护指引',
    needed: true,
    paragraphs: [
      '这个小程序由为您服务的社区卫生服务中心（卫生院）使用，用来办理家庭医生签约、记录服务。',
      '我们会用到：您的微信身份（只用来认出是您）、姓名、电话、证件号码和住址（核对身份、上门服务）、家人的授权。',
      '证件号码、电话和住址加密保存，平时只显示一部分。谁看过您的档案，您随时可以查。',
      '您的资料只用于为您服务和按规定上报的统计，不卖给任何人，也不用来做广告。',
      '您可以随时导出自己的资料、收回同意、注销账号。不同意就不能使用小程序，但照样可以到中心当面办理。',
    ],
  },
  'health-data': {
    version: '2026.1',
    title: '使用健康信息',
    needed: true,
    paragraphs: [
      '健康信息是敏感个人信息，需要您单独同意。包括：人群情况（如慢病、失能）、量血压等服务的记录、签约情况。',
      '只有为您服务的医护和您授权的家人能看，每看一次都有记录。',
      '收回同意以后，新的健康信息不再通过小程序给家人看；依法要保存的病历和服务记录由中心继续保存。',
    ],
  },
  location: {
    version: '2026.1',
    title: '使用位置',
    needed: false,
    paragraphs: [
      '只在您填写住址、想在地图上点一下门口的时候用，一次一问，不会一直跟着您。',
      '不同意也能用，地址可以用文字写，或请工作人员填写。',
    ],
  },
  notices: {
    version: '2026.1',
    title: '接收提醒',
    needed: false,
    paragraphs: [
      '签约到期、申请有了答复、有人看了您的档案时，通过微信提醒您。晚上九点到早上七点不打扰。',
      '不同意也能用，重要的事医护会打电话告诉您。',
    ],
  },
  voice: {
    version: '2026.1',
    title: '使用录音',
    needed: false,
    paragraphs: [
      '只在您按住说话的时候录音，用来听懂您要办什么，或留下您口头同意的凭据。',
      '不同意也能用，所有的事都可以用手点着办。',
    ],
  },
}

/** The texts offered now, those that are needed first. */
export const consentTexts: ConsentText[] = (Object.entries(texts) as [ConsentPurpose, Text][]).map(
  ([purpose, text]) => ({ purpose, ...text, hash: hashOf(text) }),
)

export const consentTextOf = (purpose: ConsentPurpose): ConsentText | undefined =>
  consentTexts.find((text) => text.purpose === purpose)

function hashOf({ version, title, paragraphs }: Text): string {
  return createHash('sha256')
    .update(JSON.stringify([version, title, ...paragraphs]))
    .digest('hex')
}
