import type { Catalogue, CatalogueItem } from './catalogue'
import { specialItems } from './catalogue-special'

const everydayItems: readonly CatalogueItem[] = [
  {
    code: 'vitalSigns',
    name: '生命体征监测',
    ...{ category: 'basic', risk: 'low', minutes: 20, price: 2000 },
    ...{ certificates: [], order: false, relative: false, twoPeople: false },
    says: '量体温、脉搏、呼吸、血压和血氧',
    prepare: ['请老人坐着歇 10 分钟'],
  },
  {
    code: 'bgMonitor',
    name: '血糖监测（末梢）',
    ...{ category: 'basic', risk: 'low', minutes: 20, price: 1500 },
    ...{ certificates: [], order: false, relative: false, twoPeople: false },
    says: '指尖采血测血糖',
    prepare: ['测空腹血糖请先不吃早饭'],
  },
  {
    code: 'bpGuide',
    name: '慢病用药、健康教育指导',
    ...{ category: 'teaching', risk: 'low', minutes: 30, price: 3000 },
    ...{ certificates: [], order: false, relative: false, twoPeople: false },
    says: '看一看在吃的药，讲一讲怎么吃、注意什么',
    prepare: ['把在吃的药都拿出来'],
  },
  {
    code: 'oralCare',
    name: '口腔护理',
    ...{ category: 'basic', risk: 'low', minutes: 20, price: 3000 },
    ...{ certificates: [], order: false, relative: false, twoPeople: false },
    says: '清洁口腔，看有没有破溃',
    prepare: ['准备一杯温水和毛巾'],
  },
  {
    code: 'bedBath',
    name: '床上擦浴、洗头、会阴护理',
    ...{ category: 'basic', risk: 'low', minutes: 40, price: 8000 },
    ...{ certificates: [], order: false, relative: true, twoPeople: false },
    says: '在床上擦洗，换干净衣服',
    prepare: ['准备热水、两条毛巾和换洗衣服', '家里有一位家人在'],
  },
  {
    code: 'oxygen',
    name: '氧气吸入指导、雾化吸入',
    ...{ category: 'basic', risk: 'low', minutes: 30, price: 4000 },
    ...{ certificates: [], order: true, relative: false, twoPeople: false },
    says: '教怎么吸氧，做雾化',
    prepare: ['准备好制氧机或雾化机', '拿好医生开的药和医嘱'],
  },
  {
    code: 'expectoration',
    name: '协助排痰（叩背）',
    ...{ category: 'basic', risk: 'low', minutes: 20, price: 4000 },
    ...{ certificates: [], order: false, relative: false, twoPeople: false },
    says: '叩背，帮助把痰排出来',
    prepare: ['饭后 2 小时再做'],
  },
  {
    code: 'subcutInj',
    name: '皮下注射（胰岛素等）',
    ...{ category: 'special', risk: 'medium', minutes: 20, price: 2500 },
    ...{ certificates: [], order: true, relative: false, twoPeople: false },
    says: '打胰岛素等皮下针',
    prepare: ['拿好药品、购药凭证和医嘱', '药品按要求冷藏'],
  },
  {
    code: 'imInj',
    name: '肌肉注射（限长期维持、无过敏史、非首次）',
    ...{ category: 'special', risk: 'medium', minutes: 30, price: 3000 },
    ...{ certificates: [], order: true, relative: true, twoPeople: false },
    says: '打长期维持的肌肉针，第一次用的药不上门打',
    prepare: ['拿好药品、购药凭证和医嘱', '家里有一位家人在'],
  },
  {
    code: 'venousBlood',
    name: '静脉采血、标本采集',
    ...{ category: 'special', risk: 'medium', minutes: 30, price: 3000 },
    ...{ certificates: [], order: true, relative: false, twoPeople: false },
    says: '抽血，收尿、便、痰标本，带回中心化验',
    prepare: ['抽空腹血请先不吃早饭', '拿好化验单'],
  },
  {
    code: 'dressing',
    name: '伤口换药（普通）、拆线',
    ...{ category: 'special', risk: 'medium', minutes: 40, price: 6000 },
    ...{ certificates: [], order: true, relative: false, twoPeople: false },
    says: '清洁伤口，换敷料，到期拆线',
    prepare: ['拿好医嘱和出院记录', '腾出一张干净的桌面'],
  },
]

/**
 * The catalogue the house opens with: 26 items of 互联网+护理, after the kinds of service named by 《“互联网+护理服务”试点工作方案》
 * （国卫办医函〔2019〕80号）. Codes, categories, risks, certificates and minutes follow the usual local lists; prices, orders,
 * relatives and two people are the centre's own configuration.
 */
export const openingCatalogue: Catalogue = {
  version: '2026.1',
  from: '2026-01-01',
  callOut: 6000,
  nightFrom: '18:00',
  verified: false,
  items: [...everydayItems, ...specialItems],
}
