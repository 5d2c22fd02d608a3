import type { MandateBasis, MandateScope } from '../../../shared/mandates'
import { deskMandate, photoId } from '../../api/desk'
import { person } from '../../api/people'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { choosePhoto } from '../../kit/upload'
import { scopeChoices } from '../scope-words'
import { basisChoices, emptyForm, mandateProblem, mandateRequest } from './form'
import { relationChoices, termChoices } from './form'
import type { Typed } from './form'

Page({
  elderId: '',
  data: {
    ...opening,
    name: '',
    typed: emptyForm as Typed,
    relations: relationChoices as string[],
    scopes: scopeChoices,
    chosenScopes: { book: true, read: true } as Partial<Record<MandateScope, boolean>>,
    bases: basisChoices,
    terms: [] as ReturnType<typeof termChoices>,
    until: '',
    problem: '',
  },
  onLoad(query: { elderId?: string }) {
    this.elderId = query.elderId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const { name } = await person(this.elderId)
      return { name, terms: termChoices(today()), until: this.untilOf(this.data.typed.months) }
    })
  },
  untilOf: (wanted: number) =>
    termChoices(today()).find(({ months }) => months === wanted)?.says ?? '',
  type(event: { detail: string; currentTarget: { dataset: Record<string, string> } }) {
    const { field } = event.currentTarget.dataset
    this.data.typed = { ...this.data.typed, [field ?? '']: event.detail }
  },
  chooseRelation(event: { detail: { value: string } }) {
    const relation = relationChoices[Number(event.detail.value)]
    if (relation) this.setData({ 'typed.relation': relation, problem: '' })
  },
  toggleScope(event: WechatMiniprogram.TouchEvent) {
    const { scope } = event.currentTarget.dataset as { scope: MandateScope }
    const { scopes } = this.data.typed
    const chosen = scopes.includes(scope)
      ? scopes.filter((each) => each !== scope)
      : [...scopes, scope]
    this.setData({
      'typed.scopes': chosen,
      chosenScopes: Object.fromEntries(chosen.map((each) => [each, true])),
    })
  },
  chooseBasis({ detail }: { detail: { id: MandateBasis } }) {
    this.setData({ 'typed.basis': detail.id, problem: '' })
  },
  chooseTerm(event: WechatMiniprogram.TouchEvent) {
    const { months } = event.currentTarget.dataset as { months: Typed['months'] }
    this.setData({ 'typed.months': months, until: this.untilOf(months) })
  },
  async takePhoto() {
    const photo = await choosePhoto()
    if (photo) this.setData({ 'typed.photo': photo, problem: '' })
  },
  save() {
    const { typed } = this.data
    const { relation } = typed
    const problem = mandateProblem(typed)
    this.setData({ problem })
    if (problem || !relation) return
    void act(this, async () => {
      const fileId = await this.send(typed)
      await deskMandate(this.elderId, mandateRequest({ ...typed, relation }, fileId, today()))
      say('登记好了')
      back()
    })
  },
  send({ photo, basis }: Typed): Promise<string> {
    const purpose = basis === 'guardian' ? 'guardian-document' : 'mandate-form'
    return photoId(photo, { purpose, elderId: this.elderId })
  },
})
