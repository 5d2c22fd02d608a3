import type { FilePurpose } from '../../shared/files'
import { fileStore } from './store'

/** What other rooms may ask of attachments. */
export function createFileReads() {
  return {
    /** Is there such a file about this elder, handed in for one of these purposes? */
    async isAbout(fileId: string, elderId: string, purposes: readonly FilePurpose[]) {
      const file = await fileStore.byId(fileId)
      return file?.elderId === elderId && purposes.includes(file.purpose)
    },
  }
}
