import type { ConsentTexts } from '../../../shared/visits/care'
import type { VisitView } from '../../../shared/visits/view'
import { fileOf, uploadPaper, witnessConsent } from '../../api/doors'
import { consentTexts, visit } from '../../api/visits'
import { say } from '../../kit/ask'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { choosePhoto } from '../../kit/upload'
import { relationChoices, signedOf, signerChoices, signingProblem } from './signing'
import type { Signer, Signing } from './signing'

/** Agreement and informed consent, read out and signed before staff: on the screen, or on paper with its photo. */
Page({
  id: '',
  shown: undefined as VisitView | undefined,
  data: {
    ...opening,
    name: '',
    item: '',
    texts: {} as ConsentTexts,
    signers: signerChoices,
    relations: relationChoices,
    signing: { signer: 'elder', name: '', relation: '' } as Signing,
    problem: '',
    pad: false,
  },
  onLoad({ id = '' }: Record<string, string>) {
    this.id = id
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const [found, texts] = await Promise.all([visit(this.id), consentTexts(this.id)])
      this.shown = found
      return { name: found.elder.name, item: found.name, texts }
    })
  },
  chooseSigner({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: Signer }
    this.setData({ 'signing.signer': id, problem: '' })
  },
  chooseRelation({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { relation } = currentTarget.dataset as { relation: string }
    this.setData({ 'signing.relation': relation, problem: '' })
  },
  type({ detail }: { detail: string }) {
    this.data.signing.name = detail
  },
  openPad() {
    const problem = signingProblem(this.data.signing)
    this.setData(problem ? { problem } : { pad: true, problem: '' })
  },
  closePad() {
    this.setData({ pad: false })
  },
  /** What was drawn shows who signed; what was signed is kept by its hash. */
  signed({ detail }: { detail: { png: string } }) {
    void this.give('staff-screen', fileOf(detail.png))
  },
  async paper() {
    const problem = signingProblem(this.data.signing)
    if (problem) return this.setData({ problem })
    const photo = await choosePhoto()
    if (photo) await this.give('paper', photo)
  },
  give(way: 'staff-screen' | 'paper', filePath: string): Promise<void> {
    const { shown } = this
    if (!shown) return Promise.resolve()
    return act(this, async () => {
      const about = { purpose: 'agreement', elderId: shown.elder.id } as const
      const file = await uploadPaper(filePath, about)
      const { texts, signing } = this.data
      await witnessConsent(shown, signedOf(texts, signing, way, file.id))
      say('签好了')
      back()
    })
  },
})
