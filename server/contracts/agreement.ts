import { createHash } from 'node:crypto'
import type { AgreementView, ServicePackage } from '../../shared/contracts'
import { packageOf } from './packages'

/** The text of the agreement in our own plain words, by version; a text once signed is never changed or removed. */
const texts: Record<string, (servicePackage: ServicePackage) => string[]> = {
  '2025.1': (servicePackage) => [
    '甲方是为您服务的社区卫生服务中心（卫生院）和家庭医生团队。机构名称、团队负责人、签约医生、护士、公共卫生人员和联系电话，以签约页上写明的为准。',
    '乙方是签约的老人。姓名、住址、电话、身份证号以建档登记为准，协议编号由系统生成。老人的人群类型（如 65 岁及以上、80 岁及以上、失能、重病、慢病、残疾）按登记的情况确定，有变化可以随时告诉团队。',
    `服务内容：${servicePackage.name}，每个签约年度包括${itemsInWords(servicePackage)}。没有用完的次数不转到下一年度。`,
    `费用：每年 ${servicePackage.feePerYear} 元${servicePackage.feePerYear === 0 ? '，由基本公共卫生服务经费承担' : '，由乙方承担的部分按当地规定收取'}。协议以外的诊疗、检查和药品按规定另外收费，事先会告诉您。`,
    '甲方要做的：按约定的内容和次数提供服务，如实记录；到期前提醒；遇到处理不了的情况帮助转诊；不强迫购买任何服务或药品。',
    '乙方要做的：如实告诉身体情况和用药；按约定的时间接受服务，有变化提前说；尊重上门的医护人员。',
    '协议期：按签约时选的 12、24 或 36 个月计算，从团队接受或您确认的当天开始，最后一天仍然有效。同一时间只能和一个家庭医生团队签约。',
    '续约：到期前 30 天内可以续约；想换团队，请现在的团队先办理解约。不办理就到期终止。',
    '解约：您可以随时向团队或中心前台提出解约，由他们当场办理。搬到外地、去世、更换团队，或机构不能继续服务时，协议终止，终止的日期和原因会记下来。',
    '隐私：您的健康信息只用于为您服务和按规定上报的统计。没有您的同意，不给无关的人看。',
    '紧急情况：家庭医生不能代替急救。突然胸痛、喘不上气、说不清话、昏倒或大出血，请马上拨打 120。',
    '签字：老人可以在手机上、在工作人员的设备上或在纸上签字。家属代签须有老人的委托，并写明与老人的关系。签字的日期、方式和本协议的版本会一起保存。',
  ],
}
const CURRENT = '2025.1'
const TITLE = '家庭医生签约服务协议'

/** The agreement to be signed now for a package; undefined when there is no such package. */
export function agreementOffered(packageCode: string): AgreementView | undefined {
  const offered = packageOf(packageCode)
  return offered && agreementText(CURRENT, offered)
}

/** The agreement of a version as it was signed, e.g. `2025.1-basic.1`: text, package and version of the package. */
export function agreementOf(version: string): AgreementView | undefined {
  const [, text = '', code = '', number = ''] = /^([\d.]+)-([a-z]+)\.(\d+)$/.exec(version) ?? []
  const signed = packageOf(code, Number(number))
  return signed && agreementText(text, signed)
}

function agreementText(text: string, servicePackage: ServicePackage): AgreementView | undefined {
  const paragraphs = texts[text]?.(servicePackage)
  if (!paragraphs) return undefined
  const { code, version } = servicePackage
  const hash = createHash('sha256')
    .update(JSON.stringify([TITLE, ...paragraphs]))
    .digest('hex')
  return { version: `${text}-${code}.${version}`, hash, title: TITLE, paragraphs }
}

const itemsInWords = ({ items }: ServicePackage) =>
  items.map(({ name, times }) => `${name} ${times} 次`).join('、')
