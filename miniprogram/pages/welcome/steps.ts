import type { ConsentReceipt, ConsentText } from '../../../shared/access'

/** What is asked before anything else: WeChat's own privacy question, what the house must ask, the letter size. */
export type Step = 'privacy' | 'consent' | 'size'

/** What is said before the question of WeChat: the same as the guideline, in plain words. */
export const privacyWords = [
  '我们会用到您的姓名、手机号和身份证号，只用来核对是不是您本人。',
  '医生、护士给您做的服务会记在您的档案里。谁看过，您随时查得到。',
  '这些不会卖给别人，也不会用来打广告。您可以随时收回同意，把资料导出来，或者注销。',
]

/** What must be agreed to and was not yet, in its present version. */
export function owedTexts(texts: ConsentText[], receipts: ConsentReceipt[]): ConsentText[] {
  const agreed = ({ purpose, version }: ConsentText) =>
    receipts.some((one) => one.purpose === purpose && one.version === version && one.agreed)
  return texts.filter((text) => text.needed && !agreed(text))
}
