import { callTeam } from '../../api/contact'
import { confirm, sign } from '../../api/contracts'
import { go, startOver } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { actFor } from '../../kit/session'
import { questionFor, type Question } from './questions'
import { addressOf, answersFrom, stepOf, stepWords, termOf } from './steps'
import type { Answers, Step, StepWords } from './steps'

/** Signing in five steps, one question a screen; a team's draft is read and confirmed in two. */
Page({
  data: {
    ...opening,
    step: 'who' as Step,
    words: {} as StepWords,
    action: '',
    answers: {} as Answers,
    question: {} as Omit<Question, 'state' | 'answers'>,
  },
  onLoad(query: Record<string, string>) {
    this.setData({ answers: answersFrom(query) })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const step = stepOf(this.data.answers)
      const { state, answers, ...question } = await questionFor(this.data.answers)
      const words = stepWords(step, answers.contractId !== undefined)
      return {
        state,
        step,
        words,
        action: state === 'ready' ? actionOf(step, words, question.choices) : '',
        answers,
        question,
      }
    })
  },
  callTeam,
  reads() {
    const { step, words, answers, question } = this.data
    if (step === 'done')
      return [answers.done === 'confirmed' ? '签好了' : '交给团队了，看过就会答复']
    const { agreement, lines, ask, choices } = question
    return [words.title, words.says, agreement, lines, ask, choices]
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    if (this.data.step === 'confirm') this.setData({ 'question.chosen': detail.id })
    else go(addressOf({ ...this.data.answers, ...this.answerOf(detail.id) }))
  },
  answerOf(id: string): Answers {
    const { step, question } = this.data
    const title = question.choices.find((choice) => choice.id === id)?.title ?? ''
    if (step === 'team') return { teamId: id, teamName: title }
    if (step === 'package') return { packageCode: id, packageName: title }
    actFor(id)
    return { elderId: id, elderName: title }
  },
  goOn() {
    const { step, answers, question } = this.data
    if (step === 'who') go('/pages/contract/index')
    else if (step === 'done') startOver('/pages/home/index')
    else if (step === 'confirm') void this.send()
    else go(addressOf({ ...answers, agreed: question.agreement?.version ?? '' }))
  },
  send() {
    const { answers, question } = this.data
    return act(this, async () => {
      await submit(answers, question.chosen)
      const { contractId = '', teamName = '' } = answers
      // The steps behind are over: the way back leads home.
      startOver(addressOf({ done: contractId ? 'confirmed' : 'asked', teamName }))
    })
  },
})

/** Where nobody can sign, the way leads to the contract that stands. */
const actionOf = (step: Step, { action }: StepWords, choices: Question['choices']): string =>
  step === 'who' && choices.every(({ off }) => off) ? '看我的签约' : action

async function submit(answers: Answers, term: string): Promise<void> {
  const { contractId, elderId = '', teamId = '', packageCode = '', agreed = '' } = answers
  if (contractId) await confirm(contractId, { way: 'phone' })
  else
    await sign({ elderId, teamId, packageCode, termMonths: termOf(term), agreementVersion: agreed })
}
