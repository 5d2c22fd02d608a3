import type { Clock } from '../kit/clock'
import { createFile } from './file'
import { createPeopleReads } from './reads'
import { createRegister } from './register'
import { createRelatives } from './relatives'
import { createRights } from './rights'
import { createSessions } from './sessions'

/** The room of people: the register, families, teams, organisations and sign-in. */
export function createPeople({ clock, demoMode }: { clock: Clock; demoMode: boolean }) {
  const reads = createPeopleReads()
  return {
    reads,
    sessions: createSessions({ clock, demoMode }),
    rights: createRights({ clock }),
    register: createRegister({ clock }),
    ...createFile({ reads, clock }),
    ...createRelatives({ reads, clock }),
  }
}

export type People = ReturnType<typeof createPeople>
