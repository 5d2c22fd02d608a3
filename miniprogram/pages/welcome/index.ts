import type { ConsentText } from '../../../shared/access'
import { consents, consentTexts, sayConsent } from '../../api/consents'
import { session } from '../../api/session'
import { sizeChoices } from '../../components/choice-list/sizes'
import { back, startOver } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { answerPrivacy, openGuideline, privacyOwed } from '../../kit/privacy'
import { chooseSizeMode, sizeMode, type SizeMode } from '../../kit/size'
import { owedTexts, privacyWords, type Step } from './steps'

/** Signs in only now that the person agreed, writes that down, and finds what else must be asked. */
async function afterPrivacy(): Promise<{ step: Step; text: ConsentText | null }> {
  await session()
  const texts = await consentTexts()
  const privacy = texts.find(({ purpose }) => purpose === 'privacy')
  const receipts = await consents()
  const [owed] = owedTexts(texts, receipts).filter(({ purpose }) => purpose !== 'privacy')
  if (privacy && owedTexts([{ ...privacy, needed: true }], receipts).length > 0)
    await sayConsent(privacy, true)
  return owed ? { step: 'consent', text: owed } : { step: 'size', text: null }
}

/** The first start: what is used and why, then the letter size. One question a screen. */
Page({
  data: {
    ...opening,
    step: 'privacy' as Step,
    words: privacyWords,
    text: null as ConsentText | null,
    refused: false,
    sizes: sizeChoices,
    size: 'elder' as SizeMode,
    /** Opened over a page that needs the answer now. */
    again: false,
  },
  onLoad({ again }: { again?: string }) {
    this.setData({ again: again === '1', size: sizeMode() })
    void this.refresh()
  },
  onUnload() {
    answerPrivacy(false, '')
  },
  refresh() {
    return load(this, async () =>
      (await privacyOwed()) || this.data.again ? { step: 'privacy' } : await afterPrivacy(),
    )
  },
  readAll: openGuideline,
  refuse() {
    this.setData({ refused: true })
  },
  agreed() {
    answerPrivacy(true, 'action')
    if (this.data.again) return back()
    return act(this, afterPrivacy)
  },
  goOn() {
    if (this.data.step === 'size') return startOver()
    return act(this, async () => {
      if (this.data.text) await sayConsent(this.data.text, true)
      return afterPrivacy()
    })
  },
  chooseSize({ detail }: WechatMiniprogram.CustomEvent<{ id: SizeMode }>) {
    chooseSizeMode(detail.id)
    this.setData({ size: detail.id })
  },
})
