import { h } from '../kit/dom'
import { circleOf, circles } from './cast'
import { demoPeople, type DemoPerson } from './town'

/** The initial in a round seal: the surname, which is how a clinic calls people. */
function seal(person: DemoPerson): HTMLElement {
  return h('span', { class: 'seal', 'aria-hidden': 'true' }, person.name.slice(0, 1))
}

/** One person as a card to press; the chosen one says so in words, not by colour alone. */
function personCard(person: DemoPerson, choose: () => void): HTMLButtonElement {
  return h(
    'button',
    { class: 'person', type: 'button', 'data-persona': person.persona, onclick: choose },
    seal(person),
    h(
      'span',
      { class: 'person-words' },
      h('span', { class: 'person-name' }, person.name, h('span', { class: 'tag' }, person.role)),
      h('span', { class: 'person-says' }, person.says),
      h('span', { class: 'person-mark' }),
    ),
  )
}

/** Everybody, in the circle they belong to. */
export function peopleByCircle(
  people: DemoPerson[],
  choose: (person: DemoPerson) => void,
): HTMLElement[] {
  return circles.flatMap(({ circle, words }) => {
    const members = people.filter((person) => circleOf(person) === circle)
    if (members.length === 0) return []
    const cards = members.map((person) => personCard(person, () => choose(person)))
    return [h('h2', {}, words), h('div', { class: 'circle' }, ...cards)]
  })
}

/** Marks the card of the chosen person for eyes and for screen readers. */
export function markChosen(list: HTMLElement, persona: string): void {
  for (const card of list.querySelectorAll<HTMLElement>('.person')) {
    const chosen = card.dataset['persona'] === persona
    card.setAttribute('aria-pressed', String(chosen))
    const mark = card.querySelector('.person-mark')
    if (mark) mark.textContent = chosen ? '✓ 打开着' : ''
  }
}

/** Fills a place with the demo people, saying what happened and offering to try again when they do not come. */
export async function withPeople(
  place: HTMLElement,
  use: (people: DemoPerson[]) => void | Promise<void>,
): Promise<void> {
  place.replaceChildren(h('p', { class: 'quiet', role: 'status' }, '正在叫醒小镇…'))
  try {
    const people = await demoPeople()
    place.replaceChildren()
    if (people.length === 0)
      place.append(h('p', { class: 'quiet' }, '小镇里还没有人。请用演示方式启动。'))
    else await use(people)
  } catch (thrown) {
    place.replaceChildren(failure(thrown, () => void withPeople(place, use)))
  }
}

function failure(thrown: unknown, again: () => void): HTMLElement {
  const why = thrown instanceof Error ? thrown.message : String(thrown)
  return h(
    'div',
    { class: 'notice', role: 'alert' },
    h('p', {}, '没能打开小镇。'),
    h('p', { class: 'quiet' }, why),
    h('button', { class: 'plain', type: 'button', onclick: again }, '再试一次'),
  )
}
