import type { Day } from '../../../shared/day'
import type { CertificateKind, CredentialsView } from '../../../shared/visits/credentials'
import { credentials, putCredentials } from '../../api/visit-desk'
import { session } from '../../api/session'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { stopping } from '../credential-cards'
import { answersForHouse, houseOf } from '../house'
import { certificateChoices, credentialProblem, credentialsRequest, dayOr } from './form'
import { titleChoices, typedOf, withCertificate } from './form'
import type { Typed, TypedCertificate } from './form'

type DayField = 'clinicalSince' | 'titleSince' | 'registryVerifiedOn' | 'violationOn'

Page({
  orgId: '',
  staffId: '',
  view: undefined as CredentialsView | undefined,
  data: {
    ...opening,
    name: '',
    failing: [] as string[],
    lapsed: [] as string[],
    edits: false,
    today: '',
    titles: titleChoices,
    typed: {} as Typed,
    says: { clinicalSince: '', titleSince: '', registryVerifiedOn: '', violationOn: '' },
    certificates: [] as (TypedCertificate & { fromSays: string; untilSays: string })[],
    more: [] as ReturnType<typeof certificateChoices>,
    problem: '',
  },
  onLoad({ orgId = '', staffId = '' }: Record<string, string>) {
    Object.assign(this, { orgId, staffId })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const who = await session()
      this.orgId ||= await houseOf({})
      const view = await credentials(this.staffId)
      this.view = view
      return {
        ...{ name: view.staff.name, edits: answersForHouse(who), today: today() },
        failing: stopping(view.failing),
        lapsed: view.failing
          .map(({ says }) => says)
          .filter((says) => !stopping(view.failing).includes(says)),
        ...this.shown(typedOf(view, this.orgId)),
      }
    })
  },
  shown(typed: Typed) {
    const { clinicalSince, titleSince, registryVerifiedOn, violationOn } = typed
    return {
      typed,
      says: {
        clinicalSince: dayOr(clinicalSince, '选日期'),
        titleSince: dayOr(titleSince, '没有登记'),
        registryVerifiedOn: dayOr(registryVerifiedOn, '还没有核验'),
        violationOn: dayOr(violationOn, '选日期'),
      },
      certificates: typed.certificates.map((held) => ({
        ...held,
        fromSays: dayOr(held.from, '选日期'),
        untilSays: dayOr(held.until, '长期'),
      })),
      more: certificateChoices(typed),
      problem: '',
    }
  },
  change(change: Partial<Typed>) {
    this.setData(this.shown({ ...this.data.typed, ...change }))
  },
  chooseTitle(event: WechatMiniprogram.TouchEvent) {
    const { title } = event.currentTarget.dataset as Pick<Typed, 'title'>
    this.change({ title })
  },
  turnHere() {
    this.change({ here: !this.data.typed.here })
  },
  setDay(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: DayField }
    this.change({ [field]: String(event.detail.value) })
  },
  typeViolation(event: { detail: string }) {
    this.data.typed.violation = event.detail
  },
  changeCertificate(at: number, change: Partial<TypedCertificate>) {
    const { certificates } = this.data.typed
    this.change({
      certificates: certificates.map((held, index) =>
        index === at ? { ...held, ...change } : held,
      ),
    })
  },
  typeNumber(event: { detail: string; currentTarget: { dataset: { at: number } } }) {
    const held = this.data.typed.certificates[event.currentTarget.dataset.at]
    if (held) held.number = event.detail
  },
  setCertificateDay(event: WechatMiniprogram.PickerChange) {
    const { at, field } = event.currentTarget.dataset as { at: number; field: 'from' | 'until' }
    this.changeCertificate(at, { [field]: String(event.detail.value) as Day })
  },
  addCertificate(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset as { kind: CertificateKind }
    this.setData(this.shown(withCertificate(this.data.typed, kind, today())))
  },
  dropCertificate(event: WechatMiniprogram.TouchEvent) {
    const { at } = event.currentTarget.dataset as { at: number }
    this.change({ certificates: this.data.typed.certificates.filter((_, index) => index !== at) })
  },
  save() {
    const { view } = this
    const problem = credentialProblem(this.data.typed)
    if (problem) this.setData({ problem })
    if (problem || !view) return
    void act(this, async () => {
      const wanted = credentialsRequest(this.data.typed, { orgId: this.orgId, view })
      const { failing } = await putCredentials(this.staffId, wanted)
      say(stopping(failing).length === 0 ? '登记了，可以派' : '登记了，还有没过的')
      back()
    })
  },
})
