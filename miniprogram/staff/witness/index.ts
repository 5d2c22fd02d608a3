import type { ConsentTexts } from '../../../shared/visits/care'
import type { VisitView } from '../../../shared/visits/view'
import { signatureId, witnessConsent } from '../../api/doors'
import type { Signature } from '../../api/doors'
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
    /** Of the paper that was signed; it stays until it was handed in. */
    photo: '',
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
  /** A photo that was taken is waiting to be handed in: that comes first then. */
  doFirst() {
    return this.data.photo ? this.paper() : this.openPad()
  },
  doSecond() {
    return this.data.photo ? this.openPad() : this.paper()
  },
  openPad() {
    const problem = signingProblem(this.data.signing)
    // What went wrong with something else before is not said of the signature.
    this.setData(problem ? { problem } : { pad: true, problem: '', notice: '' })
  },
  closePad() {
    this.setData({ pad: false })
  },
  /** What was drawn shows who signed; what was signed is kept by its hash. */
  signed({ detail }: { detail: { png: string } }) {
    void this.give('staff-screen', detail)
  },
  async paper() {
    const problem = signingProblem(this.data.signing)
    if (problem) return this.setData({ problem })
    if (!this.data.photo) await this.takePhoto()
    const { photo } = this.data
    if (photo) await this.give('paper', { photo })
  },
  async takePhoto() {
    const photo = await choosePhoto()
    if (photo) this.setData({ photo })
  },
  give(way: 'staff-screen' | 'paper', signature: Signature): Promise<void> {
    const { shown } = this
    if (!shown) return Promise.resolve()
    return act(this, async () => {
      const fileId = await signatureId(signature, shown.elder.id)
      const { texts, signing } = this.data
      await witnessConsent(shown, signedOf(texts, signing, way, fileId))
      say('签好了')
      back()
    })
  },
})
