import type { ContractView, SigningWay } from '../../../shared/contracts'
import { agreement, confirm, contract, draft, packages } from '../../api/contracts'
import type { Agreement } from '../../api/contracts'
import { person, teamsFor } from '../../api/people'
import type { Choice } from '../../components/choice-list/choice'
import { today } from '../../kit/clock'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { session } from '../../kit/session'
import {
  draftSummary,
  packageChoices,
  signedWords,
  signProblem,
  stepBefore,
  stepTitles,
} from './steps'
import { summaryOf, teamChoices, termChoices, wayChoices } from './steps'
import type { Answers, Shown, Step, SummaryLine, Term } from './steps'

Page({
  elderId: '',
  contractId: '',
  answers: { termMonths: 12 } as Partial<Answers> & { termMonths: Term },
  /** The steps as they were shown, so that one can go back to them. */
  passed: {} as Partial<Record<Step, Shown>>,
  data: {
    ...opening,
    elder: '',
    step: 'team' as Step,
    title: '',
    action: '',
    choices: [] as Choice[],
    chosen: '',
    text: null as Agreement | null,
    paperRef: '',
    problem: '',
    signed: '',
    summary: [] as SummaryLine[],
    backTo: '' as Step | '',
  },
  onLoad(query: { elderId?: string; contractId?: string }) {
    this.elderId = query.elderId ?? ''
    this.contractId = query.contractId ?? ''
    void this.refresh()
  },
  /** A draft that waits for its signature is taken up where it stopped. */
  refresh() {
    return load(this, async () => {
      if (this.contractId) {
        const waiting = await contract(this.contractId)
        return {
          elder: waiting.elder.name,
          summary: draftSummary(waiting),
          ...this.show({ step: 'sign', choices: wayChoices('') }),
        }
      }
      const [who, elder, teams] = await Promise.all([
        session(),
        person(this.elderId),
        teamsFor(this.elderId),
      ])
      return {
        elder: elder.name,
        ...this.show({ step: 'team', choices: teamChoices(teams, who) }),
        state: teams.length > 0 ? 'ready' : 'empty',
      }
    })
  },
  show({ step, choices = [], chosen = '' }: Shown) {
    const actions: Partial<Record<Step, string>> = {
      agreement: '都看过了，往下走',
      sign: '确认签约',
      done: '回去',
    }
    this.passed[step] = { step, choices, chosen }
    return {
      step,
      backTo: this.contractId ? '' : stepBefore(step),
      title: stepTitles[step],
      action: actions[step] ?? '',
      choices,
      chosen,
      problem: '',
    }
  },
  choose({ detail }: { detail: { id: string } }) {
    const { step } = this.data
    if (step === 'sign') {
      this.setData({ chosen: detail.id, problem: '' })
      return
    }
    void act(this, () => this.answer(step, detail.id))
  },
  /** 上一步: the question before, with the answer that was given. */
  goBack() {
    const { backTo } = this.data
    const before = backTo ? this.passed[backTo] : undefined
    if (before) this.setData(this.show(before))
  },
  async answer(step: Step, id: string): Promise<Record<string, unknown>> {
    this.passed[step] = { step, choices: this.data.choices, chosen: id }
    const summary = summaryOf(this.passed)
    return { summary, ...(await this.next(step, id)) }
  },
  async next(step: Step, id: string): Promise<Record<string, unknown>> {
    if (step === 'team') {
      this.answers.teamId = id
      return this.show({ step: 'package', choices: packageChoices(await packages()) })
    }
    if (step === 'package') {
      this.answers.packageCode = id
      return this.show({ step: 'term', choices: termChoices(today()) })
    }
    this.answers.termMonths = Number(id) as Term
    const text = await agreement(this.answers.packageCode ?? '')
    return { ...this.show({ step: 'agreement' }), text }
  },
  goOn() {
    const { step } = this.data
    if (step === 'agreement') this.setData(this.show({ step: 'sign', choices: wayChoices('') }))
    else if (step === 'sign') this.sign()
    else back()
  },
  typePaper(event: { detail: string }) {
    this.data.paperRef = event.detail
  },
  sign() {
    const { paperRef } = this.data
    const way = this.data.chosen as SigningWay | ''
    const problem = signProblem(way, paperRef)
    if (problem || !way) {
      this.setData({ problem })
      return
    }
    void act(this, async () => {
      const contractId = this.contractId || (await this.makeDraft()).id
      // Kept, so that a second try after a lost answer signs this draft and makes no other.
      this.contractId = contractId
      const signed = await confirm(contractId, {
        way,
        ...(way === 'paper' ? { paperRef: paperRef.trim() } : {}),
      })
      return { ...this.show({ step: 'done' }), signed: signedWords(signed) }
    })
  },
  makeDraft(): Promise<ContractView> {
    const { teamId = '', packageCode = '', termMonths } = this.answers
    return draft({
      elderId: this.elderId,
      teamId,
      packageCode,
      termMonths,
      agreementVersion: this.data.text?.version ?? '',
      channel: 'on-site',
    })
  },
})
