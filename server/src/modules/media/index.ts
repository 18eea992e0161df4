export {
  dropUploads,
  keepUpload,
  saveBytes,
  saveUpload,
  storeUpload,
  type StoredUpload,
} from './actions/save-upload.ts'
export { readPicture } from './actions/read-picture.ts'
export { reassignFile } from './actions/reassign-file.ts'
export { attachFile, detachFiles } from './actions/attach-file.ts'
export { fileLink, fileRows, filesOf, filesOfPerson, filesWithHash } from './read.ts'
export { contentDisposition } from './names.ts'
export { FileSchema, presentFile } from './schemas.ts'
export { purposeRules, type Purpose } from './purposes.ts'
export type { FileRow } from './queries.ts'
export type { CanRead } from './ports.ts'
