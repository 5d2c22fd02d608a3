import type { FilePurpose } from '../../../shared/files'
import { refuseUnless } from '../../kit/refusal'
import type { CareNeeds } from './needs'

/** Refuses a paper that is not there, is about somebody else, or was handed in for something else. */
export async function refuseFilesOf(
  files: CareNeeds['files'],
  elderId: string,
  fileIds: readonly string[] | undefined,
  purposes: readonly FilePurpose[],
): Promise<void> {
  const found = await Promise.all(
    (fileIds ?? []).map((fileId) => files.isAbout(fileId, elderId, purposes)),
  )
  refuseUnless(found.every(Boolean), 'visit.file-unknown')
}
