import type { PersonLine } from './words'

const MOST = 6

/**
 * Whom this phone opened since the mini-program was started, the last first. In memory only: names of elders do not
 * stay on a phone that may be lost.
 */
let opened: PersonLine[] = []

export const recentPeople = (): readonly PersonLine[] => opened

export function rememberPerson(person: PersonLine): void {
  opened = [person, ...opened.filter(({ id }) => id !== person.id)].slice(0, MOST)
}
