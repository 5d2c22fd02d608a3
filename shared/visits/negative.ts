/** What is never done at home, and what stops a visit; each by its code. */
export const negativeCodes = [
  'iv-infusion',
  'first-dose',
  'allergenic-drug',
  'blood-product',
  'narcotic',
  'cytotoxic',
  'transfusion',
  'arterial-puncture',
  'first-tube-change',
  'invasive',
  'emergency',
  'unstable',
  'no-order',
  'beyond-nursing',
  'consent-refused',
  'home-unfit',
  'acute-psychiatric',
  'violent',
  'infectious',
] as const
export type NegativeCode = (typeof negativeCodes)[number]

interface Negative {
  name: string
  /** One plain sentence for elders and family. */
  say: string
}

/**
 * The negative list, after the usual lists of the provinces: 国卫办医函〔2019〕80号 asks for a positive and a negative
 * list and leaves both to them.
 */
export const negativeList: Record<NegativeCode, Negative> = {
  'iv-infusion': { name: '静脉输液', say: '输液不能在家里做，请到中心或医院' },
  'first-dose': { name: '首次使用的注射药物', say: '第一次用的针剂要在医院打' },
  'allergenic-drug': { name: '易过敏药物、皮试', say: '容易过敏的药和皮试要在医院做' },
  'blood-product': { name: '血制品', say: '血制品要在医院使用' },
  narcotic: { name: '麻醉、精神类药物', say: '这类药要在医院使用' },
  cytotoxic: { name: '细胞毒药物', say: '化疗药要在医院使用' },
  transfusion: { name: '输血', say: '输血要在医院做' },
  'arterial-puncture': { name: '动脉采血、穿刺', say: '动脉抽血要在医院做' },
  'first-tube-change': {
    name: '首次更换气管套管、胃造瘘管、膀胱造瘘管',
    say: '第一次换这种管子要在医院做',
  },
  invasive: { name: '需麻醉或无菌要求高的侵入性操作', say: '这种操作要在医院做' },
  emergency: { name: '急危重症抢救', say: '情况紧急，请马上打 120' },
  unstable: { name: '病情不稳定', say: '现在病情不稳定，请先到医院看' },
  'no-order': { name: '无医嘱的治疗性操作', say: '要先有医生开的医嘱' },
  'beyond-nursing': { name: '超出护士执业范围的诊断、开药', say: '看病开药要找医生' },
  'consent-refused': { name: '拒签知情同意书', say: '没有签知情同意书，不能上门' },
  'home-unfit': { name: '居家环境不具备', say: '家里的条件做不了，请到中心来' },
  'acute-psychiatric': { name: '精神障碍急性期', say: '现在不适合上门，请到医院看' },
  violent: { name: '有暴力倾向未管控', say: '现在不能上门' },
  infectious: { name: '传染病活动期', say: '传染病没有好之前，请到医院看' },
}

export const isNegative = (code: string): code is NegativeCode =>
  (negativeCodes as readonly string[]).includes(code)
