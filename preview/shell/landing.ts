import './shell.css'
import './desk.css'
import './landing.css'
import { h } from '../kit/dom'
import { atDesk } from './cast'
import { clockWords } from './clock-words'
import { deskTools } from './desk-tools'
import { markChosen, peopleByCircle, withPeople } from './people'
import { PhoneFrame, phoneAddress } from './phone-frame'
import { newcomer, townTime, type DemoPerson } from './town'

const asked = new URLSearchParams(location.search)
const phone = new PhoneFrame()
const place = byId('people')
byId('desk').append(phone.element)

deskTools(byId('tools'), phone, byId('desk'))
void withPeople(place, welcome)
void showClock()

function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`index.html has no #${id}`)
  return found
}

/** The desk is hidden on a real phone: there the person's phone is the phone in the hand. */
function inHand(): boolean {
  return (
    getComputedStyle(byId('desk')).visibility === 'hidden' || byId('desk').offsetParent === null
  )
}

async function welcome(known: DemoPerson[]): Promise<void> {
  const as = asked.get('as') ?? ''
  const stranger = await newcomer(as.startsWith('new:') ? as : undefined).catch(() => undefined)
  const people = stranger ? [...known, stranger] : known
  place.append(...peopleByCircle(people, pick))
  offerOffice(people)
  const wanted = people.find((person) => person.persona === asked.get('as'))
  const page = asked.get('page') ?? undefined
  if (wanted && inHand())
    location.replace(phoneAddress({ as: wanted.persona, page: page ?? wanted.home }))
  else if (!inHand()) show(wanted ?? people[0], page)
}

function pick(person: DemoPerson): void {
  if (inHand()) {
    location.assign(phoneAddress({ as: person.persona, page: person.home }))
    return
  }
  history.replaceState(null, '', `/?as=${encodeURIComponent(person.persona)}`)
  show(person)
}

function show(person: DemoPerson | undefined, page?: string): void {
  if (!person) return
  phone.open(person, page)
  markChosen(place, person.persona)
}

/** Whoever starts on an office page works on a PC: their screens open over the whole window. */
function offerOffice(people: DemoPerson[]): void {
  const clerk = people.find(atDesk)
  const link = byId('wide')
  if (!clerk || !(link instanceof HTMLAnchorElement)) return
  link.hidden = false
  link.href = phoneAddress({ as: clerk.persona, page: clerk.home, wide: true })
}

async function showClock(): Promise<void> {
  const now = await townTime().catch(() => undefined)
  if (!now) return
  const { year, day, time, lunar } = clockWords(now)
  byId('clock').replaceChildren(
    '小镇里现在是 ',
    h('strong', {}, `${year}${day} ${time}`),
    ` 农历${lunar}`,
  )
}
